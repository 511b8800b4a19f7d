import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { Queues } from '@ambia/queue';

/** Whether Redis answers PING within `ms`. While there is no connection nothing is sent, so that nothing piles up. */
export async function redisAnswers(redis: Queues['redis'], ms: number): Promise<boolean> {
  const ended = new AbortController();
  const answer = async () => {
    // Rejects with the connection's next error: then Redis is known to be away before the time is up.
    if (redis.status !== 'ready') await once(redis, 'ready', { signal: ended.signal });
    return (await redis.ping()) === 'PONG';
  };
  const late = delay(ms, false, { signal: ended.signal });
  try {
    return await Promise.race([answer(), late]);
  } catch {
    return false;
  } finally {
    ended.abort();
    late.catch(() => undefined);
  }
}
