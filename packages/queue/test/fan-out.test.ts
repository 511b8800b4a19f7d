import { analyzeJobs } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { enqueueAll } from '../src/index.ts';
import { freshQueues } from './fresh-queues.ts';

const queues = freshQueues();
const people = ['ann', 'bob', 'user:with:colons', '4711'];
const slot = Date.UTC(2026, 10, 22, 8, 35);

test('a person gets one job per slot, and replaying the tick adds nothing', async () => {
  expect(await enqueueAll(queues, analyzeJobs(slot, people))).toEqual({ enqueued: 4, deduplicated: 0 });
  expect(await enqueueAll(queues, analyzeJobs(slot, people))).toEqual({ enqueued: 4, deduplicated: 0 });
  expect(await queues.analyze.getPrioritizedCount()).toBe(4);
});

test('people whose job is still in flight are deduplicated at the next slot, and counted as such', async () => {
  const next = analyzeJobs(slot + 300_000, [...people, 'new']);
  expect(await enqueueAll(queues, next)).toEqual({ enqueued: 1, deduplicated: 4 });
  expect(await queues.analyze.getPrioritizedCount()).toBe(5);
});

test('a job carries version, slot and user id, and nothing else', async () => {
  const [job] = await queues.analyze.getJobs(['prioritized'], 0, 0, true);
  expect(job?.data).toEqual({ v: 1, slot, userId: 'ann' });
});
