import { analyzeJobs, Failure } from '@ambia/prediction';
import { afterAll, expect, test } from 'vitest';
import { openAnalyzeConsumer } from '../src/index.ts';
import { freshQueues } from './fresh-queues.ts';

const BEHIND_MS = 30_000;
const queues = freshQueues();
const failures: Failure[] = [];
const consumer = openAnalyzeConsumer(
  queues,
  {
    analyze: async () => {
      throw failures.shift() ?? new Error('no failure left');
    },
    gaveUp: async () => undefined,
  },
  { name: 'test', concurrency: 1, lockMs: 5_000, report: () => undefined, behindMs: () => BEHIND_MS },
);
afterAll(() => consumer.close(1_000));

test.each([
  ['ann', new Failure('rate_limited', 'LLAMA_RATE_LIMITED', 'wait', { retryAfterMs: 1_000 })],
  ['bob', new Failure('transient', 'LLAMA_500', 'away')],
])(
  'from a machine whose clock is behind, the job of %s waits until the fleet’s clock is that far',
  async (person, failure) => {
    const [spec] = analyzeJobs(1_000, [person]);
    if (!spec) throw new Error('no spec');
    failures.push(failure);
    const began = Date.now();
    await queues.analyze.add('analyze-user', spec.data, { jobId: spec.jobId });
    const due = async () => Number(await queues.redis.zscore(queues.analyze.toKey('delayed'), spec.jobId)) / 0x1000;
    await expect.poll(due).toBeGreaterThanOrEqual(began + BEHIND_MS);
  },
);
