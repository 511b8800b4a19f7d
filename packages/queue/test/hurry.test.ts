import { analyzeJobs } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { hurryDelayed } from '../src/index.ts';
import { ANALYZE_QUEUE } from '../src/jobs.ts';
import { freshQueues } from './fresh-queues.ts';

const queues = freshQueues();

test('who waits out a backoff has their turn at once, the crowd still behind the one-offs', async () => {
  const specs = analyzeJobs(
    1_000,
    Array.from({ length: 250 }, (_, index) => `person-${index}`),
  );
  await queues.analyze.addBulk(
    specs.map(({ jobId, data }, index) => ({
      name: ANALYZE_QUEUE,
      data,
      opts: { jobId, delay: 60_000, ...(index === 0 ? {} : { priority: 1 }) },
    })),
  );
  expect(await hurryDelayed(queues)).toBe(250);
  expect(await queues.analyze.getJobCounts('delayed', 'waiting', 'prioritized')).toEqual({
    delayed: 0,
    waiting: 1,
    prioritized: 249,
  });
  expect(await hurryDelayed(queues)).toBe(0);
});
