import { analyzeJobs, Failure } from '@ambia/prediction';
import { afterEach, expect, test } from 'vitest';
import { type Consumer, openAnalyzeConsumer } from '../src/index.ts';
import { backoffMs } from '../src/jobs.ts';
import { ANALYZED } from './analyzed.ts';
import { freshQueues } from './fresh-queues.ts';
import { settled } from './settled.ts';

const queues = freshQueues();
const consumers: Consumer[] = [];
afterEach(async () => {
  for (const consumer of consumers.splice(0)) await consumer.close(1_000);
});

async function play(userId: string, script: (Failure | Error)[], given: { attempts?: number } = {}) {
  const [spec] = analyzeJobs(1_000, [userId]);
  if (!spec) throw new Error('no spec');
  const gaveUp: string[] = [];
  await queues.analyze.add('analyze-user', spec.data, {
    jobId: spec.jobId,
    deduplication: { id: spec.deduplicationId },
    backoff: { type: 'fixed', delay: 5 },
    ...given,
  });
  consumers.push(
    openAnalyzeConsumer(
      queues,
      {
        analyze: async () => {
          const failure = script.shift();
          if (failure) throw failure;
          return ANALYZED;
        },
        gaveUp: async (_job, failure) => void gaveUp.push(failure.code),
      },
      { name: 'test', concurrency: 1, lockMs: 5_000, report: () => undefined },
    ),
  );
  const phase = await settled(queues, spec.jobId);
  const job = await queues.analyze.getJob(spec.jobId);
  return {
    phase,
    gaveUp,
    attemptsMade: job?.attemptsMade,
    failedReason: job?.failedReason,
    stacktrace: job?.stacktrace ?? [],
  };
}

test('a transient failure is tried again and costs an attempt', async () => {
  const played = await play('ann', [
    new Failure('transient', 'LLAMA_500', 'away'),
    new Failure('transient', 'LLAMA_500', 'away'),
  ]);
  expect(played.phase).toMatchObject({ phase: 'completed', result: ANALYZED });
  expect(played.attemptsMade).toBe(3);
});

test('a pause costs no attempt', async () => {
  const played = await play('bob', [
    new Failure('rate_limited', 'LLAMA_RATE_LIMITED', 'wait', { retryAfterMs: 5 }),
    new Failure('permanent', 'LLAMA_KEY_REJECTED', 'no', { everyone: true, retryAfterMs: 5 }),
  ]);
  expect(played.phase.phase).toBe('completed');
  expect(played.attemptsMade).toBe(1);
});

test('a permanent failure is given up at once, and said so', async () => {
  const played = await play('cid', [new Failure('permanent', 'LLAMA_REFUSED', 'the request was refused')]);
  expect(played.phase.phase).toBe('failed');
  expect(played.gaveUp).toEqual(['LLAMA_REFUSED']);
  expect(played.failedReason).toBe('LLAMA_REFUSED: the request was refused');
});

test('the last attempt is given up, and the words of an unforeseen error go nowhere', async () => {
  const played = await play('dan', [new Error('select secret words'), new Error('select secret words')], {
    attempts: 2,
  });
  expect(played.gaveUp).toEqual(['UNEXPECTED']);
  expect(JSON.stringify(played)).not.toContain('secret');
});

test('backoff is full jitter from 2 s, never above 60 s', () => {
  expect([1, 2, 3, 4, 5, 6, 7].map((made) => backoffMs(made, 0.999999))).toEqual([
    2000, 4000, 8000, 16000, 32000, 60000, 60000,
  ]);
  expect(backoffMs(7, 0)).toBe(0);
});
