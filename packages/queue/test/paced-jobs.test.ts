import { analyzeJobs } from '@ambia/prediction';
import { afterAll, expect, test } from 'vitest';
import { enqueueAll, llamaFleet, openAnalyzeConsumer, openQueues } from '../src/index.ts';
import { freshQueues } from './fresh-queues.ts';
import { noResult } from './no-result.ts';

const CALLS_PER_MINUTE = 1_200;
const PEOPLE = 80;

const queues = freshQueues();
const calls: number[] = [];
const workers = Array.from({ length: 3 }, (_, index) => {
  const own = openQueues(queues.settings, () => undefined);
  const fleet = llamaFleet(own, { callsPerMinute: CALLS_PER_MINUTE, callMs: 1_000 });
  const consumer = openAnalyzeConsumer(
    own,
    {
      analyze: async ({ userId }) => {
        await fleet.admit({ urgent: false, patienceMs: 60_000, who: userId });
        const [seconds, micros] = await own.redis.time();
        calls.push(Number(seconds) * 1_000 + Number(micros) / 1_000);
        return noResult('analyzed');
      },
      gaveUp: async () => undefined,
    },
    { name: `worker-${index}`, concurrency: 10, lockMs: 5_000, report: () => undefined },
  );
  return { own, consumer };
});
afterAll(async () => {
  for (const { consumer, own } of workers) {
    await consumer.close(1_000);
    await own.close();
  }
});

test('jobs of three workers come back in their turn: the rate is kept and used, and nobody pays an attempt', async () => {
  const people = Array.from({ length: PEOPLE }, (_, index) => `person-${index}`);
  await enqueueAll(queues, analyzeJobs(1_000, people));
  await expect.poll(() => queues.analyze.getCompletedCount(), { timeout: 20_000 }).toBe(PEOPLE);
  calls.sort((a, b) => a - b);
  expect(calls).toHaveLength(PEOPLE);
  // In any second: the rate, the second's worth that may begin at once, and one at either end.
  const inASecond = calls.map((from) => calls.filter((at) => at >= from && at < from + 1_000).length);
  expect(Math.max(...inASecond)).toBeLessThanOrEqual((2 * CALLS_PER_MINUTE) / 60 + 2);
  const jobs = await queues.analyze.getCompleted();
  expect(jobs.map((job) => job.attemptsMade)).toEqual(jobs.map(() => 1));
});
