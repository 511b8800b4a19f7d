import { expect, test } from 'vitest';
import { HOUR_MS, world } from './world.ts';

const w = await world();
const NEW = 5;
const KNOWN = 8;
const PATIENCE = { timeout: 20_000 };

test('who has to wait for a call is moved aside: whoever needs none is done meanwhile', async () => {
  for (let index = 0; index < KNOWN; index++) await w.habitual(`known-${index}`, 'evening news');
  const first = await w.startWorker();
  expect((await w.tick(60_000)).outcomes.analyzed).toBe(KNOWN);
  await first.stop();
  for (let index = 0; index < NEW; index++) await w.did(`new-${index}`, 'news', [Date.now() - HOUR_MS]);
  const before = w.standIn.stats().calls;
  // The second call comes a minute after the first.
  const slow = { LLAMA_CALLS_PER_MINUTE: '1', LLAMA_CONCURRENCY: '1', WORKER_CONCURRENCY: '2' };
  for (let worker = 0; worker < 2; worker++) await w.startWorker(slow);
  const run = w.tick(1).catch(() => undefined);
  await expect.poll(() => w.queues.analyze.getCompletedCount(), PATIENCE).toBe(KNOWN + KNOWN + 1);
  await expect.poll(() => w.queues.analyze.getDelayedCount(), PATIENCE).toBe(NEW - 1);
  expect(w.standIn.stats().calls - before).toBe(1);
  const waiting = await w.queues.analyze.getDelayed();
  expect(waiting.map((job) => job.attemptsMade)).toEqual(waiting.map(() => 0));
  const places = waiting.map((job) => job.timestamp + job.delay).sort((a, b) => a - b);
  expect(new Set(places).size).toBe(NEW - 1);
  await run;
}, 90_000);
