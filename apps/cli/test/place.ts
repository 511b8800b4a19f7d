import { randomBytes } from 'node:crypto';
import { type FreshDatabase, freshDatabase, type Generation } from '@ambia/db/testing';
import { openQueues, type Queues } from '@ambia/queue';
import { afterAll, inject } from 'vitest';

/** A Redis prefix and a database of a test file's own, and the environment that leads there. */
export interface TestPlace extends FreshDatabase {
  readonly queues: Queues;
  readonly env: Readonly<Record<string, string>>;
}

export async function freshPlace(generation: Generation = 'A'): Promise<TestPlace> {
  const database = await freshDatabase({ generation });
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const url = inject('redis');
  const queues = openQueues({ url, prefix }, () => undefined);
  afterAll(async () => {
    const keys = await queues.redis.keys(`${prefix}:*`);
    if (keys.length > 0) await queues.redis.del(...keys);
    await queues.close();
  });
  return { ...database, queues, env: { REDIS_URL: url, QUEUE_PREFIX: prefix, ...databaseEnv(database) } };
}

export function databaseEnv({ address }: Pick<FreshDatabase, 'address'>): Readonly<Record<string, string>> {
  return {
    DB_HOST: address.host,
    DB_PORT: String(address.port),
    DB_USER: address.user,
    DB_PASSWORD: address.password,
    DB_NAME: address.database,
  };
}
