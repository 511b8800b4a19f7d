import { analyzeJobOf, analyzeJobs, Failure } from '@ambia/prediction';
import { expect, test, vi } from 'vitest';
import { enqueueAll, enqueueFirst, openAnalyzeConsumer } from '../src/index.ts';
import { ANALYZED } from './analyzed.ts';
import { freshQueues } from './fresh-queues.ts';
import { settled } from './settled.ts';

const queues = freshQueues();
const slot = Date.UTC(2026, 10, 22, 8, 35);
const crowd = Array.from({ length: 500 }, (_, index) => `person-${index}`);
const one = (userId: string, at: number) => {
  const [spec] = analyzeJobs(at, [userId]);
  if (!spec) throw new Error('no spec');
  return spec;
};

test('of 500 who wait, the one sent by hand and the one moved to the front are served first', async () => {
  await enqueueAll(queues, analyzeJobs(slot, crowd));
  expect(await enqueueFirst(queues, one('person-400', slot + 1))).toEqual({
    jobId: one('person-400', slot).jobId,
    how: 'moved_to_front',
  });
  const added = await enqueueFirst(queues, one('newcomer', slot + 1));
  expect(added).toEqual({ jobId: one('newcomer', slot + 1).jobId, how: 'added' });
  const served: string[] = [];
  const consumer = openAnalyzeConsumer(
    queues,
    {
      analyze: async (job) => {
        served.push(job.userId);
        return ANALYZED;
      },
      gaveUp: async () => undefined,
    },
    { name: 'test', concurrency: 1, lockMs: 5_000, report: () => undefined },
  );
  await settled(queues, one('person-0', slot).jobId);
  await consumer.close(5_000);
  expect(served.slice(0, 2).sort()).toEqual(['newcomer', 'person-400']);
  expect(served[2]).toBe('person-0');
});

test('a person whose job waits for its retry is brought forward too', async () => {
  const spec = one('retrying', slot);
  await queues.analyze.add('analyze-user', spec.data, {
    jobId: spec.jobId,
    deduplication: { id: spec.deduplicationId },
    delay: 3_600_000,
  });
  expect(await enqueueFirst(queues, one('retrying', slot + 1))).toEqual({ jobId: spec.jobId, how: 'moved_to_front' });
  expect(await (await queues.analyze.getJob(spec.jobId))?.getState()).toBe('waiting');
});

test('what is always to ask Llama stays so, and a waiting job that is moved becomes so, with its own slot', async () => {
  const always = (userId: string, at: number) => analyzeJobOf({ v: 1, slot: at, userId, always: true });
  const dataOf = async (jobId: string) => (await queues.analyze.getJob(jobId))?.data;
  const { jobId } = await enqueueFirst(queues, always('asked', slot));
  expect(await dataOf(jobId)).toEqual({ v: 1, slot, userId: 'asked', always: true });
  await enqueueAll(queues, analyzeJobs(slot, ['moved', 'moved by the rule']));
  const moved = await enqueueFirst(queues, always('moved', slot + 1));
  expect(moved.how).toBe('moved_to_front');
  expect(await dataOf(moved.jobId)).toEqual({ v: 1, slot, userId: 'moved', always: true });
  const byTheRule = await enqueueFirst(queues, one('moved by the rule', slot + 1));
  expect(await dataOf(byTheRule.jobId)).toEqual({ v: 1, slot, userId: 'moved by the rule' });
  // Asked for once, it is not taken back by somebody who does not insist.
  expect(await dataOf((await enqueueFirst(queues, one('moved', slot + 2))).jobId)).toMatchObject({ always: true });
});

test('one who was sent by hand and has to wait for Llama is still ahead of the crowd afterwards', async () => {
  await queues.analyze.obliterate({ force: true });
  await enqueueAll(queues, analyzeJobs(slot + 300_000, crowd));
  await enqueueFirst(queues, one('vip', slot + 300_001));
  const served: string[] = [];
  let pauseOver = 0;
  const consumer = openAnalyzeConsumer(
    queues,
    {
      analyze: async (job) => {
        if (job.userId === 'vip' && pauseOver === 0) {
          pauseOver = Date.now() + 1_000;
          throw new Failure('rate_limited', 'LLAMA_RATE_LIMITED', 'wait', { retryAfterMs: 500 });
        }
        // The first of the crowd outlasts the pause; whoever comes next was ahead of the other 499.
        if (job.userId !== 'vip') await vi.waitUntil(() => Date.now() > pauseOver, { timeout: 5_000 });
        served.push(job.userId);
        return ANALYZED;
      },
      gaveUp: async () => undefined,
    },
    { name: 'test', concurrency: 1, lockMs: 5_000, report: () => undefined },
  );
  await settled(queues, one('vip', slot + 300_001).jobId);
  await consumer.close(5_000);
  expect(served.slice(0, 2)).toEqual(['person-0', 'vip']);
});
