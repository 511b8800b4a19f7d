import { expect, test } from 'vitest';
import { world } from './world.ts';

test.each([1, 3])('%d workers never have more calls in flight than LLAMA_CONCURRENCY each', async (workers) => {
  const w = await world({ behaviour: { delayMs: 30, jitterMs: 10 } });
  const people = 40 * workers;
  for (let index = 0; index < people; index++) await w.did(`person-${index}`, 'news', [Date.now() - 3_600_000]);
  for (let started = 0; started < workers; started++)
    await w.startWorker({ LLAMA_CONCURRENCY: '4', WORKER_CONCURRENCY: '20' });
  expect((await w.tick()).outcomes.analyzed).toBe(people);
  expect(w.standIn.stats().maxInFlight).toBeLessThanOrEqual(4 * workers);
  expect(w.standIn.stats().maxInFlight).toBeGreaterThan(2);
});
