import { expect, test } from 'vitest';
import { supervised } from './supervised.ts';
import { world } from './world.ts';

const w = await world({ behaviour: { delayMs: 100 } });
const POISON = ['abort-1', 'throw-1'];
const WELL = Array.from({ length: 20 }, (_, index) => `person-${index}`);
for (const userId of [...WELL, ...POISON]) await w.habitual(userId, 'evening news');

const program = new URL('./fixture/poisoned-worker.mjs', import.meta.url);
const { ends, lines } = supervised(program, {
  ...w.env,
  JOB_LOCK_SECONDS: '3',
  LOG_LEVEL: 'info',
  POISONED: JSON.stringify({ 'abort-1': 'abort', 'throw-1': 'throw' }),
});

const quarantined = async () => (await w.store.recentFailures(Date.now(), { limit: 100 })).map(({ userId }) => userId);

test('people with whom processes die are put into quarantine; everyone else is analysed, and nobody is blamed for them', async () => {
  const summary = await w.tick(150_000);
  expect(summary).toMatchObject({ success: true, enqueued: 22, outcomes: { analyzed: 20, quarantined: 2, failed: 0 } });
  expect((await quarantined()).sort()).toEqual(POISON);
  expect(await w.store.quarantinedCount(Date.now())).toBe(2);
  expect(ends.length).toBeGreaterThanOrEqual(1);
  expect(ends.length).toBeLessThanOrEqual(POISON.length);
}, 180_000);

test('the alarm names nobody, and nothing quotes the error that nobody caught', () => {
  expect(lines.filter((line) => line.includes('processes died with a person in hand'))).toHaveLength(2);
  expect(lines.some((line) => line.includes('nobody caught an error'))).toBe(true);
  expect(lines.filter((line) => /(abort|throw|person)-\d|SELECT/.test(line))).toEqual([]);
});

test('while they are in quarantine no process dies', async () => {
  const before = ends.length;
  expect(await w.tick(60_000)).toMatchObject({ outcomes: { quarantined: 2, unchanged: 20 } });
  expect(ends).toHaveLength(before);
}, 90_000);

test('after it they are looked at apart: no worker dies of whoever still kills', async () => {
  const before = ends.length;
  await w.store.setQuarantine('abort-1', Date.now());
  expect(await w.tick(100_000)).toMatchObject({ outcomes: { quarantined: 2, unchanged: 20 } });
  expect(await w.store.quarantinedCount(Date.now())).toBe(2);
  expect(ends).toHaveLength(before);
}, 120_000);
