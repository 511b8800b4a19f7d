import type { Queues } from '@ambia/queue';

type Redis = Queues['redis'];

/** Keys that are read together. */
const PAGE = 500;

/** Everything that is in Redis as text: each key with its whole content. */
export async function* redisTexts(redis: Redis): AsyncGenerator<{ readonly key: string; readonly text: string }> {
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'COUNT', PAGE);
    cursor = next;
    const texts = await Promise.all(keys.map(async (key) => ({ key, text: `${key} ${await content(redis, key)}` })));
    yield* texts;
  } while (cursor !== '0');
}

async function content(redis: Redis, key: string): Promise<string> {
  return JSON.stringify(await read(redis, key, await redis.type(key)));
}

function read(redis: Redis, key: string, type: string): Promise<unknown> | string {
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, 0, -1, 'WITHSCORES');
    case 'stream':
      return redis.xrange(key, '-', '+');
    default:
      return type;
  }
}
