import { analyzeJobs, slotKey, userHash } from '@ambia/prediction';
import { afterEach, expect, test } from 'vitest';
import {
  addTick,
  type Consumer,
  enqueueAll,
  jobPhase,
  openAnalyzeConsumer,
  openTickConsumer,
  openUpkeepConsumer,
} from '../src/index.ts';
import { ANALYZED } from './analyzed.ts';
import { freshQueues } from './fresh-queues.ts';
import { settled } from './settled.ts';

const queues = freshQueues();
const consumers: Consumer[] = [];
afterEach(async () => {
  for (const consumer of consumers.splice(0)) await consumer.close(1_000);
});

const SLOT = 1_000;
const OPTIONS = { name: 'test', lockMs: 5_000, report: () => undefined };

/** A worker of this release, and what it was given and gave up. */
function worker() {
  const [given, gaveUp]: [unknown[], unknown[]] = [[], []];
  const consumer = openAnalyzeConsumer(
    queues,
    {
      analyze: async (job) => {
        given.push(job);
        return ANALYZED;
      },
      gaveUp: async ({ userId, slot }, { code }, { attempts }) => void gaveUp.push({ userId, slot, code, attempts }),
    },
    { ...OPTIONS, concurrency: 1 },
  );
  consumers.push(consumer);
  return { given, gaveUp };
}

/** A job as another release adds it. */
async function foreign(userId: string, data: object): Promise<string> {
  const jobId = `${slotKey(SLOT)}-${userHash(userId)}`;
  await queues.analyze.add('analyze-user', data, { jobId, deduplication: { id: userHash(userId) } });
  return jobId;
}

test('fields that this release does not know are ignored', async () => {
  const { given } = worker();
  const jobId = await foreign('ann', { v: 1, slot: SLOT, userId: 'ann', colour: 'red', nested: { deep: [1] } });
  expect(await settled(queues, jobId)).toMatchObject({ phase: 'completed' });
  expect(given).toEqual([{ v: 1, slot: SLOT, userId: 'ann' }]);
});

test.each([
  ['bob', { v: 2, slot: SLOT, userId: 'bob', always: 'yes' }, 'of version 2'],
  ['cid', { v: 0, slot: SLOT, userId: 'cid' }, 'of version 0'],
  ['dan', { slot: SLOT, userId: 'dan' }, 'without a version'],
])(
  'a job of another release fails at once, its person is counted and free again (%s)',
  async (userId, data, stated) => {
    const { given, gaveUp } = worker();
    const jobId = await foreign(userId, data);
    expect(await settled(queues, jobId)).toEqual({
      phase: 'failed',
      attemptsMade: 1,
      reason: `JOB_FORM: the job data is ${stated}, and this release reads version 1`,
    });
    expect(gaveUp).toEqual([{ userId, slot: SLOT, code: 'JOB_FORM', attempts: 1 }]);
    expect(await enqueueAll(queues, analyzeJobs(SLOT + 1_000, [userId]))).toEqual({ enqueued: 1, deduplicated: 0 });
    const [next] = analyzeJobs(SLOT + 1_000, [userId]);
    expect(await settled(queues, next?.jobId ?? '')).toMatchObject({ phase: 'completed' });
    expect(given).toHaveLength(1);
  },
);

test.each([[{ v: 2, user: 'eve' }], [{ v: 1, slot: 'soon', userId: 'eve' }], [[]], ['eve']])(
  'a job of which nobody can tell whose it is fails at once and holds nobody up: %j',
  async (data) => {
    const { gaveUp } = worker();
    const job = await queues.analyze.add('analyze-user', data);
    expect(await settled(queues, job.id ?? '')).toMatchObject({ phase: 'failed', attemptsMade: 1 });
    expect(gaveUp).toEqual([]);
  },
);

test('a tick of another release fails at once, and the next one runs', async () => {
  const ticks: number[] = [];
  const job = await queues.tick.add('tick', { v: 2, slot: SLOT });
  await addTick(queues, SLOT + 1);
  consumers.push(
    openTickConsumer(
      queues,
      { pattern: '*/5 * * * *', deadlineMs: 900_000 },
      async ({ slot }) => void ticks.push(slot),
      OPTIONS,
    ),
  );
  await expect.poll(() => ticks).toEqual([SLOT + 1]);
  expect(await queues.tick.getJob(job.id ?? '')).toMatchObject({
    attemptsMade: 1,
    failedReason: 'JOB_FORM: the job data is of version 2, and this release reads version 1',
  });
});

test('an upkeep of another release likewise', async () => {
  const job = await queues.upkeep.add('upkeep', { v: 2 });
  consumers.push(openUpkeepConsumer(queues, async () => ({}), OPTIONS));
  await expect.poll(() => queues.upkeep.getFailedCount()).toBe(1);
  expect(await queues.upkeep.getJob(job.id ?? '')).toMatchObject({ attemptsMade: 1 });
});

test('a result that a newer release left is nothing to wait for', async () => {
  const jobId = await foreign('fay', { v: 1, slot: SLOT, userId: 'fay' });
  worker();
  expect(await settled(queues, jobId)).toMatchObject({ phase: 'completed' });
  await queues.redis.hset(
    queues.analyze.toKey(jobId),
    'returnvalue',
    JSON.stringify({ ...ANALYZED, outcome: 'enlightened' }),
  );
  expect(await jobPhase(queues, jobId)).toMatchObject({ phase: 'gone' });
});
