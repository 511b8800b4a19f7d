import { analyzeJobs } from '@ambia/prediction';
import { Worker } from 'bullmq';
import { afterAll, expect, test } from 'vitest';
import { type Consumer, openAnalyzeConsumer } from '../src/index.ts';
import { ANALYZE_QUEUE } from '../src/jobs.ts';
import { ANALYZED } from './analyzed.ts';
import { freshQueues } from './fresh-queues.ts';
import { settled } from './settled.ts';

const queues = freshQueues();
const consumers: Consumer[] = [];
afterAll(async () => {
  for (const consumer of consumers) await consumer.close(1_000);
});

/** Takes the next job as a worker does that is killed at once. */
async function takeAndVanish() {
  const { redis, settings } = queues;
  const worker = new Worker(ANALYZE_QUEUE, null, { connection: redis, prefix: settings.prefix, lockDuration: 100 });
  const job = await worker.getNextJob('vanished');
  await worker.close(true);
  return job;
}

test('a job whose workers vanished ten times is done by the next one, and no attempt is spent', async () => {
  const [spec] = analyzeJobs(1_000, ['ann']);
  if (!spec) throw new Error('no spec');
  await queues.analyze.add(ANALYZE_QUEUE, spec.data, { jobId: spec.jobId });
  await queues.redis.hset(queues.analyze.toKey(spec.jobId), 'stc', 9);
  expect((await takeAndVanish())?.id).toBe(spec.jobId);
  const gaveUp: string[] = [];
  consumers.push(
    openAnalyzeConsumer(
      queues,
      { analyze: async () => ANALYZED, gaveUp: async (_job, { code }) => void gaveUp.push(code) },
      { name: 'test', concurrency: 1, lockMs: 200, report: () => undefined },
    ),
  );
  expect((await settled(queues, spec.jobId)).phase).toBe('completed');
  const job = await queues.analyze.getJob(spec.jobId);
  expect(job).toMatchObject({ stalledCounter: 10, attemptsMade: 1 });
  expect(gaveUp).toEqual([]);
});
