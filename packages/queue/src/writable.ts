import type { Queues } from './queues.ts';
import { namedRefusal } from './refusal.ts';

const KEPT_S = 60;

/** Writes one small key. @throws Failure such as REDIS_READ_ONLY; a Redis out of memory or without a master still answers a ping */
export async function checkWritable({ redis, settings }: Queues): Promise<void> {
  try {
    await redis.set(`${settings.prefix}:written`, '1', 'EX', KEPT_S);
  } catch (thrown) {
    throw namedRefusal(thrown);
  }
}
