import type { Queues } from './queues.ts';

/** Redis' own clock, milliseconds since the epoch: the one that the whole fleet can read. */
export async function redisTime({ redis }: Queues): Promise<number> {
  const [seconds, microseconds] = await redis.time();
  return Number(seconds) * 1_000 + Number(microseconds) / 1_000;
}
