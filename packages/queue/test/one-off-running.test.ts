import { type AnalyzeJob, analyzeJobOf, analyzeJobs } from '@ambia/prediction';
import { Job } from 'bullmq';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { enqueueAll, enqueueFirst, jobPhase, openAnalyzeConsumer } from '../src/index.ts';
import { ANALYZED } from './analyzed.ts';
import { freshQueues } from './fresh-queues.ts';
import { settled } from './settled.ts';

const queues = freshQueues();
const slot = Date.UTC(2026, 10, 22, 8, 35);
const byHand = (userId: string, at = slot + 1) => analyzeJobOf({ v: 1, slot: at, userId, always: true });
const ofTick = (userId: string) => analyzeJobOf({ v: 1, slot, userId });

/** A worker that holds whatever the tick made until it is let go; what it took, in order. */
function holding() {
  const took: AnalyzeJob[] = [];
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const consumer = openAnalyzeConsumer(
    queues,
    {
      analyze: async (job) => {
        took.push(job);
        if (!job.always) await held;
        return ANALYZED;
      },
      gaveUp: async () => undefined,
    },
    { name: 'test', concurrency: 1, lockMs: 5_000, report: () => undefined },
  );
  onTestFinished(() => {
    letGo();
    return consumer.close(5_000);
  });
  const taken = () => vi.waitFor(() => expect(took).toHaveLength(1), { timeout: 5_000, interval: 10 });
  return { took, taken, letGo };
}

afterEach(() => vi.restoreAllMocks());

test('who is analysed by the rule at this moment comes before Llama right after it, ahead of the crowd', async () => {
  const { took, taken, letGo } = holding();
  await enqueueAll(queues, analyzeJobs(slot, ['ann', 'bob', 'cyd']));
  await taken();
  const { jobId } = byHand('ann');
  expect(await enqueueFirst(queues, byHand('ann'))).toEqual({ jobId, how: 'follows_running' });
  expect(await jobPhase(queues, jobId)).toEqual({ phase: 'follows', attemptsMade: 0 });
  letGo();
  expect(await settled(queues, jobId)).toMatchObject({ phase: 'completed' });
  await settled(queues, ofTick('cyd').jobId);
  expect(took).toEqual([ofTick('ann').data, byHand('ann').data, ofTick('bob').data, ofTick('cyd').data]);
});

test('asked for twice meanwhile it follows once, under the identity of the first', async () => {
  const { took, taken, letGo } = holding();
  await enqueueAll(queues, analyzeJobs(slot, ['dot']));
  await taken();
  const first = await enqueueFirst(queues, byHand('dot'));
  expect(await enqueueFirst(queues, byHand('dot', slot + 2))).toEqual(first);
  letGo();
  await settled(queues, first.jobId);
  expect(took).toEqual([ofTick('dot').data, byHand('dot').data]);
  expect(await jobPhase(queues, byHand('dot', slot + 2).jobId)).toMatchObject({ phase: 'gone' });
});

test('where the rule may decide, the running analysis will do', async () => {
  const { taken } = holding();
  await enqueueAll(queues, analyzeJobs(slot, ['eve']));
  await taken();
  const spec = analyzeJobOf({ v: 1, slot: slot + 1, userId: 'eve' });
  expect(await enqueueFirst(queues, spec)).toEqual({ jobId: ofTick('eve').jobId, how: 'already_running' });
});

test('the next tick adds nothing to what follows, and finds the person free afterwards', async () => {
  const { taken, letGo } = holding();
  await enqueueAll(queues, analyzeJobs(slot, ['fay']));
  await taken();
  const { jobId } = await enqueueFirst(queues, byHand('fay'));
  const next = analyzeJobs(slot + 300_000, ['fay']);
  expect(await enqueueAll(queues, next)).toEqual({ enqueued: 0, deduplicated: 1 });
  letGo();
  await settled(queues, jobId);
  expect(await enqueueAll(queues, next)).toEqual({ enqueued: 1, deduplicated: 0 });
});

test('a waiting job that a worker takes while it is being moved is followed: nobody knows which rule it was taken with', async () => {
  await enqueueAll(queues, analyzeJobs(slot, ['gus']));
  const { getState } = Job.prototype;
  let worker: ReturnType<typeof holding> | undefined;
  vi.spyOn(Job.prototype, 'getState').mockImplementationOnce(async function (this: Job) {
    const state = await getState.call(this);
    worker = holding();
    await worker.taken();
    return state;
  });
  const { jobId, how } = await enqueueFirst(queues, byHand('gus'));
  expect(how).toBe('follows_running');
  worker?.letGo();
  expect(await settled(queues, jobId)).toMatchObject({ phase: 'completed' });
  expect(worker?.took).toEqual([ofTick('gus').data, byHand('gus').data]);
});
