import { expect, test } from 'vitest';
import { freshDatabase } from './fresh-database.ts';
import { SLOT, user } from './sample.ts';

const { store, query } = await freshDatabase({ generation: 'A' });
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

async function ran(slot: number): Promise<void> {
  await store.beginRun({ slot, kind: 'scheduled', at: slot });
  await store.countCall({ slot, worker: 'w', tokens: { prompt: 1, completion: 1 }, costUsd: 0 });
  const analysis = {
    userId: user(1),
    slot,
    outcome: 'unchanged',
    patternsDetected: 0,
    rows: [],
    considered: [],
  } as const;
  await store.record(analysis, { worker: 'w', at: slot });
  await store.fannedOut({ slot, activeUsers: 1, enqueued: 1, deduplicated: 0, at: slot });
  await store.closeRun(slot, slot + 1);
}

const slots = async () => (await store.recentRuns(100)).map(({ slot }) => Date.parse(slot));
const rowsOf = async (table: string) => Number((await query(`SELECT COUNT(*) AS n FROM ${table}`))[0]?.n);

test('runs go by age, with everything that was counted of them', async () => {
  for (const hour of [0, 1, 2, 3, 4]) await ran(SLOT + hour * HOUR_MS);
  expect(await store.purgeRuns({ before: SLOT + HOUR_MS, keep: 10, limit: 100 })).toBe(3);
  expect(await slots()).toEqual([4, 3, 2, 1].map((hour) => SLOT + hour * HOUR_MS));
});

test('and by count', async () => {
  await store.purgeRuns({ before: 0, keep: 2, limit: 100 });
  expect(await slots()).toEqual([4, 3].map((hour) => SLOT + hour * HOUR_MS));
  expect([await rowsOf('ambia_run'), await rowsOf('ambia_run_count'), await rowsOf('ambia_run_call')]).toEqual([
    2, 2, 2,
  ]);
  expect(await store.purgeRuns({ before: 0, keep: 2, limit: 100 })).toBe(0);
});

test('a purge that is cut short leaves no count without its run', async () => {
  await store.purgeRuns({ before: SLOT + DAY_MS, keep: 10, limit: 1 });
  expect([await rowsOf('ambia_run'), await rowsOf('ambia_run_count')]).toEqual([2, 1]);
});

test('a failure is kept for a day, a quarantine until a week after its end', async () => {
  const failure = { slot: SLOT, code: 'LLAMA_500', attempts: 8, at: SLOT };
  await store.noteFailure({ ...failure, userId: user(1) });
  await store.noteFailure({ ...failure, userId: user(2), quarantinedUntil: SLOT + DAY_MS });
  expect(await store.purgeFailures(SLOT + DAY_MS, 100)).toBe(0);
  expect(await store.purgeFailures(SLOT + DAY_MS + 1, 100)).toBe(1);
  expect(await store.quarantinedUntil(user(2))).toBe(SLOT + DAY_MS);
  expect(await store.purgeFailures(SLOT + 8 * DAY_MS + 1, 100)).toBe(1);
});

test('a failure counts once a slot, and anew after a day without', async () => {
  const noted = { userId: user(3), slot: SLOT, code: 'LLAMA_500', attempts: 8, at: SLOT };
  const times = async (now: number) =>
    (await store.recentFailures(now, { limit: 10 })).map((one) => [one.times, one.firstAt]);
  await store.noteFailure(noted);
  await store.noteFailure(noted);
  expect(await times(SLOT)).toEqual([[1, SLOT]]);
  await store.noteFailure({ ...noted, slot: SLOT + HOUR_MS, at: SLOT + HOUR_MS });
  expect(await times(SLOT + HOUR_MS)).toEqual([[2, SLOT]]);
  await store.noteFailure({ ...noted, slot: SLOT + 3 * DAY_MS, at: SLOT + 3 * DAY_MS });
  expect(await times(SLOT + 3 * DAY_MS)).toEqual([[1, SLOT + 3 * DAY_MS]]);
});

test('the state of somebody who was not due for long goes', async () => {
  const states = await rowsOf('ambia_user_state');
  expect(await store.purgeStates(SLOT, 100)).toBe(0);
  expect(await store.purgeStates(SLOT + 5 * HOUR_MS, 100)).toBe(states);
});
