import { randomBytes } from 'node:crypto';
import { createClosing, openLog } from '@ambia/process';
import { enqueueAll, openQueues, type Queues } from '@ambia/queue';
import { afterAll, inject } from 'vitest';
import { readConfig } from '../src/config.ts';
import { type Board, openBoard } from '../src/wire.ts';

export const USER = 'ambia';
export const PASSWORD = 'correct horse: battery';
export const RIGHT = authorization(USER, PASSWORD);

export function authorization(user: string, password: string): { Authorization: string } {
  return { Authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}` };
}

/** A prefix of the test file's own; what stands under it is removed when the file is done. Not to be called in a test. */
export function freshPrefix(): string {
  const prefix = `test-board-${randomBytes(6).toString('hex')}`;
  afterAll(async () => {
    const queues = openQueues({ url: inject('redis'), prefix }, () => undefined);
    // Once ready, a queue has given its own first command, which writes a key.
    await Promise.all([queues.tick.waitUntilReady(), queues.analyze.waitUntilReady()]);
    const keys = await queues.redis.keys(`${prefix}:*`);
    if (keys.length > 0) await queues.redis.del(...keys);
    await queues.close();
  });
  return prefix;
}

export function freshQueues(prefix: string): Queues {
  const queues = openQueues({ url: inject('redis'), prefix }, () => undefined);
  afterAll(() => queues.close());
  return queues;
}

/** A board on free ports, for the queues of `prefix`, closed when the file is done. Not to be called in a test. */
export async function freshBoard(prefix: string, env: Record<string, string> = {}): Promise<Board> {
  const closing = createClosing();
  afterAll(() => closing.close({ deadlineMs: 3_000, report: () => undefined }));
  return openBoard(readConfig({ ...boardEnv(prefix), ...env }), openLog({ name: 'board', level: 'silent' }), closing);
}

export function boardEnv(prefix: string): Record<string, string> {
  return {
    REDIS_URL: inject('redis'),
    QUEUE_PREFIX: prefix,
    BOARD_HOST: '127.0.0.1',
    BOARD_PORT: '0',
    BOARD_PASSWORD: PASSWORD,
    HEALTH_PORT: '0',
    LOG_LEVEL: 'silent',
  };
}

export const SLOT = Date.parse('2026-11-22T08:35:00Z');
export const JOB_ID = '20261122T083500Z-0123456789abcdef0123';

/** One waiting analyze-user job, of person `u-1`. */
export async function addJob(queues: Queues): Promise<void> {
  const data = { v: 1, slot: SLOT, userId: 'u-1' } as const;
  await enqueueAll(queues, [{ jobId: JOB_ID, deduplicationId: 'u-1', data }]);
}
