import { nothingLearned } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { openLearnedCache } from '../src/learned-cache.ts';
import { freePort } from './free-port.ts';
import { DAY_MS, HOUR_MS, world } from './world.ts';

const w = await world();
const at = Math.floor(Date.now() / 1_000) * 1_000 - 3 * HOUR_MS;
const learned = nothingLearned('played#1');

test('a worker that never learned itself says when it was last learned, as soon as it is there', async () => {
  await w.store.saveLearned({ ...learned, evidence: { ...learned.evidence, examples: 1 } }, at);
  const port = await freePort();
  await w.startWorker({ HEALTH_PORT: String(port) });
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  expect(text).toContain(`\nambia_last_learned_timestamp_seconds ${at / 1_000}\n`);
});

test('what another worker learns meanwhile is shown within a minute, though nobody is analysed', async () => {
  let time = at;
  const cache = openLearnedCache({ store: w.store, llama: 'played#1', now: () => time, report: () => undefined });
  await cache.current();
  await w.store.saveLearned(learned, at + DAY_MS);
  time += 59_999;
  expect(cache.shown().learnedAt).toBe(at);
  time += 1;
  await expect.poll(() => cache.shown().learnedAt).toBe(at + DAY_MS);
});

test('a scrape while the database is away shows what was last seen', async () => {
  let time = at;
  const failures: unknown[] = [];
  let away = false;
  const store = {
    labelledQueued: w.store.labelledQueued,
    learned: async () => {
      if (away) throw new Error('away');
      return w.store.learned();
    },
  };
  const cache = openLearnedCache({ store, llama: 'played#1', now: () => time, report: (one) => failures.push(one) });
  await cache.current();
  const before = cache.shown();
  away = true;
  time += 60_000;
  expect(cache.shown()).toEqual(before);
  await expect.poll(() => failures).toHaveLength(1);
  expect(cache.shown()).toEqual(before);
});
