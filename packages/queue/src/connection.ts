import { Failure } from '@ambia/prediction';
import { Redis } from 'ioredis';
import { within } from './deadline.ts';

/**
 * What answers at `url`, such as `Redis 7.0.15`. @throws Failure `REDIS_UNREACHABLE` or `REDIS_ACCESS_DENIED` within
 * `timeoutMs`, naming the address.
 */
export async function reachRedis(url: string, timeoutMs: number): Promise<string> {
  const redis = new Redis(url, {
    lazyConnect: true,
    disableClientInfo: true,
    connectTimeout: timeoutMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  const errors: Error[] = [];
  redis.on('error', (error) => errors.push(error));
  try {
    const info = await within(
      timeoutMs,
      redis.connect().then(() => redis.info('server')),
      null,
    );
    if (info === null) throw new Error('no answer');
    return `Redis ${/redis_version:(\S+)/.exec(info)?.[1] ?? 'of unknown version'}`;
  } catch (thrown) {
    throw unreachable(url, [...errors, thrown]);
  } finally {
    redis.disconnect();
  }
}

/** host:port of a Redis URL, without user and password. */
export function redisAddress(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || '6379'}`;
}

function unreachable(url: string, errors: readonly unknown[]): Failure {
  const codes = errors.map((error) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)));
  if (errors.some((error) => /WRONGPASS|NOAUTH|NOPERM/.test(String(error)))) {
    return new Failure(
      'permanent',
      'REDIS_ACCESS_DENIED',
      `the Redis at ${redisAddress(url)} rejects the user or password; correct them in REDIS_URL`,
    );
  }
  const reason = codes.find((code) => /^E[A-Z]+$/.test(code)) ?? 'no answer in time';
  return new Failure(
    'transient',
    'REDIS_UNREACHABLE',
    `no Redis to work with at ${redisAddress(url)} (${reason}); start one there or set REDIS_URL to the one you mean`,
  );
}
