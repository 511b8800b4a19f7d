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

test('counts and order hold over more people than are on their way at once', async () => {
  const crowd = Array.from({ length: 60 }, (_, nth) => `crowd-${String(nth).padStart(2, '0')}`);
  const inFlight = crowd.filter((_, nth) => nth % 3 === 0);
  const before = await queues.analyze.getPrioritizedCount();
  await enqueueAll(queues, analyzeJobs(slot, inFlight));
  expect(await enqueueAll(queues, analyzeJobs(slot + 300_000, crowd))).toEqual({ enqueued: 40, deduplicated: 20 });
  const jobs = await queues.analyze.getJobs(['prioritized'], before, -1, true);
  const added = crowd.filter((userId) => !inFlight.includes(userId));
  expect(jobs.map(({ data }) => data.userId)).toEqual([...inFlight, ...added]);
});

test('where one is refused the others are there, nothing is under way, and a second try adds what is missing', async () => {
  const specs = analyzeJobs(slot, ['first', 'refused', 'last']);
  const before = await queues.analyze.getPrioritizedCount();
  // BullMQ takes no whole number for an id.
  const wrong = specs.map((spec) => (spec.data.userId === 'refused' ? { ...spec, jobId: '4711' } : spec));
  await expect(enqueueAll(queues, wrong)).rejects.toThrow('integer');
  expect(await queues.analyze.getPrioritizedCount()).toBe(before + 2);
  expect(await enqueueAll(queues, specs)).toEqual({ enqueued: 3, deduplicated: 0 });
  expect(await queues.analyze.getPrioritizedCount()).toBe(before + 3);
});
