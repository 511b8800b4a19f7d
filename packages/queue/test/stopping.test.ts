import { analyzeJobs } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { openAnalyzeConsumer } from '../src/index.ts';
import { freshQueues } from './fresh-queues.ts';

const queues = freshQueues();

test('a job in hand that outlasts the grace is aborted and goes back to the queue, without costing an attempt', async () => {
  const [spec] = analyzeJobs(1_000, ['ann']);
  if (!spec) throw new Error('no spec');
  await queues.analyze.add('analyze-user', spec.data, { jobId: spec.jobId });
  let aborted = false;
  const started = new Promise<void>((resolve) => {
    const consumer = openAnalyzeConsumer(
      queues,
      {
        analyze: (_job, signal) =>
          new Promise((_, reject) => {
            signal.addEventListener('abort', () => {
              aborted = true;
              reject(new Error('aborted'));
            });
            resolve();
          }),
        gaveUp: async () => undefined,
      },
      { name: 'test', concurrency: 1, lockMs: 30_000, report: () => undefined },
    );
    closing = (graceMs) => consumer.close(graceMs);
  });
  await started;
  await closing(10);
  expect(aborted).toBe(true);
  const job = await queues.analyze.getJob(spec.jobId);
  expect(['delayed', 'waiting']).toContain(await job?.getState());
  expect(job?.attemptsMade).toBe(0);
});

let closing: (graceMs: number) => Promise<void> = async () => undefined;
