import { randomBytes } from 'node:crypto';
import { afterAll, inject } from 'vitest';
import { openQueues, type Queues } from '../src/index.ts';

/** Queues under a prefix of the test file's own; its keys are removed when the file is done. */
export function freshQueues(): Queues {
  const prefix = `test-${randomBytes(6).toString('hex')}`;
  const queues = openQueues({ url: inject('redis'), prefix }, () => undefined);
  afterAll(async () => {
    const keys = await queues.redis.keys(`${prefix}:*`);
    if (keys.length > 0) await queues.redis.del(...keys);
    await queues.close();
  });
  return queues;
}
