import type { Queues } from './queues.ts';
import { EVENTS_KEPT } from './retention.ts';

/** Where BullMQ (6.7) keeps the number, in a queue's `meta`. */
const FIELD = 'opts.maxLenEvents';

/**
 * How many events are kept is written when a queue is opened. A FLUSHALL takes it along, and from then on BullMQ would
 * keep ten times as many (measured: 1.4 MB of them instead of 0.2).
 */
export async function keepFewEvents({ tick, analyze, upkeep, redis }: Queues): Promise<void> {
  const look = async (queue: Queues['tick']) => {
    const meta = queue.toKey('meta');
    if ((await redis.hget(meta, FIELD)) !== String(EVENTS_KEPT)) await redis.hset(meta, FIELD, EVENTS_KEPT);
  };
  await Promise.all([tick, analyze, upkeep].map(look));
}
