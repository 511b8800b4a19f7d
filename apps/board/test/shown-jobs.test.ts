import { openAnalyzeConsumer } from '@ambia/queue';
import { beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { jobTitle } from '../src/job-title.ts';
import { addJob, freshBoard, freshPrefix, freshQueues, JOB_ID, RIGHT, SLOT } from './fresh-board.ts';

const prefix = freshPrefix();
const queues = freshQueues(prefix);
const { url } = await freshBoard(prefix);

beforeAll(() => addJob(queues));

async function shownJob(): Promise<{ job: Record<string, unknown>; status: string }> {
  const answer = await fetch(`${url}/api/queues/analyze-user/${JOB_ID}`, { headers: RIGHT });
  return (await answer.json()) as { job: Record<string, unknown>; status: string };
}

test('a job is listed by its run and its person', async () => {
  const answer = await fetch(`${url}/api/queues?activeQueue=analyze-user&status=prioritized`, { headers: RIGHT });
  const { queues: shown } = (await answer.json()) as { queues: { name: string; jobs: { name: string }[] }[] };
  expect(shown.find(({ name }) => name === 'analyze-user')?.jobs.map(({ name }) => name)).toEqual([
    'analyze-user  2026-11-22T08:35:00Z  u-1',
  ]);
});

test('a failed attempt is shown with its code, and someone else’s text is not', async () => {
  const consumer = openAnalyzeConsumer(
    queues,
    { analyze: () => Promise.reject(new Error('thai food near me')), gaveUp: () => Promise.resolve() },
    { name: 'w', concurrency: 1, lockMs: 15_000, report: () => undefined },
  );
  onTestFinished(() => consumer.close(100));
  await vi.waitUntil(async () => (await shownJob()).job.attempts === 1, { timeout: 10_000 });
  expect((await shownJob()).job.failedReason).toBe('UNEXPECTED: an unforeseen Error');
  const job = await queues.analyze.getJob(JOB_ID);
  await queues.redis.hset(`${prefix}:analyze-user:${job?.id}`, 'failedReason', 'thai food near me');
  expect((await shownJob()).job.failedReason).toMatch(/^\(withheld/);
});

test.each([
  [{ name: 'tick', data: { v: 1, slot: SLOT } }, 'tick  2026-11-22T08:35:00Z'],
  [{ name: 'tick', data: { v: 1 } }, 'tick'],
  [{ name: 'tick', data: { slot: 1e99, userId: 7 } }, 'tick'],
  [{ name: 'analyze-user', data: null }, 'analyze-user'],
  [undefined, ''],
])('the title of %j is %j', (job, title) => {
  expect(jobTitle(job)).toBe(title);
});
