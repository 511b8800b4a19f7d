import { nextTick } from '@ambia/queue';
import { startWorkerProcess } from '@ambia/stage';
import { afterAll, expect, test } from 'vitest';
import { world } from './world.ts';

const w = await world({ behaviour: { delayMs: 1_500 } });
const PEOPLE = 20;
for (let index = 0; index < PEOPLE; index++) await w.habitual(`person-${index}`, 'evening news');
const worker = startWorkerProcess(
  { ...w.env, LOG_LEVEL: 'info', LLAMA_CONCURRENCY: '1', LLAMA_TIMEOUT_SECONDS: '8', SHUTDOWN_GRACE_SECONDS: '8' },
  0,
);
afterAll(() => worker.signal('SIGKILL'));

test('a worker that is stopped with more in hand than its grace has room for gives all of it back', async () => {
  await worker.ready({ timeoutMs: 20_000, signal: AbortSignal.timeout(20_000) });
  void w.tick().catch(() => undefined);
  await expect.poll(() => w.standIn.stats().inFlight, { timeout: 10_000 }).toBe(1);
  await expect.poll(() => w.queues.analyze.getActiveCount(), { timeout: 10_000 }).toBe(PEOPLE);
  worker.signal('SIGTERM');
  expect(await worker.ended).toEqual({ code: 0, signal: null });
  expect(await w.queues.analyze.getActiveCount()).toBe(0);
  const back = await w.queues.analyze.getJobs(['delayed', 'waiting', 'prioritized']);
  expect(back.length).toBeGreaterThanOrEqual(PEOPLE - 8);
  expect(back.map((job) => job.attemptsMade)).toEqual(back.map(() => 0));
  expect(await nextTick(w.queues)).not.toBeNull();
  expect(worker.log.filter(({ level }) => level === 'warn' || level === 'error')).toEqual([]);
});
