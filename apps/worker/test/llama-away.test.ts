import { expect, test } from 'vitest';
import { world } from './world.ts';

const w = await world();
const PEOPLE = 12;
for (let index = 0; index < PEOPLE; index++) await w.habitual(`person-${index}`, 'evening news');

test('while Llama answers 500 people are tried again, and all end analysed once it is well', async () => {
  w.standIn.become({ failRate: 1, failStatus: 500 });
  await w.startWorker();
  const run = w.tick(60_000);
  await expect.poll(() => w.standIn.stats().failed, { timeout: 20_000 }).toBeGreaterThanOrEqual(PEOPLE);
  expect(await w.queues.analyze.getCompletedCount()).toBe(0);
  w.standIn.become({ failRate: 0 });
  expect(await run).toMatchObject({ success: true, outcomes: { analyzed: PEOPLE, failed: 0 } });
  const jobs = await w.queues.analyze.getCompleted();
  const [summary] = await w.store.recentRuns(1);
  expect(summary?.llama_calls).toBe(w.standIn.stats().calls);
  expect(Math.min(...jobs.map((job) => job.attemptsMade))).toBeGreaterThanOrEqual(2);
});

test('a 429 makes the whole fleet wait and costs nobody an attempt', async () => {
  for (let index = 0; index < PEOPLE; index++) await w.habitual(`another-${index}`, 'evening news');
  w.standIn.become({ failRate: 1, failStatus: 429, retryAfter: '2' });
  const before = w.standIn.stats().calls;
  const run = w.tick(60_000);
  await expect.poll(() => w.standIn.stats().calls).toBeGreaterThan(before);
  w.standIn.become({ failRate: 0 });
  const summary = await run;
  expect(summary).toMatchObject({ success: true, outcomes: { analyzed: PEOPLE, unchanged: PEOPLE, failed: 0 } });
  const jobs = (await w.queues.analyze.getCompleted()).filter(
    (job) => new Date(job.data.slot).getTime() === Date.parse(summary.slot),
  );
  expect(jobs.map((job) => job.attemptsMade)).toEqual(jobs.map(() => 1));
  expect(jobs).toHaveLength(2 * PEOPLE);
});
