import { createHash } from 'node:crypto';
import { LESSON_LIMITS } from '@ambia/prediction';
import { expect, test } from 'vitest';
import { lessons } from '../src/lessons.ts';
import { DAY_MS, HOUR_MS, world } from './world.ts';

const w = await world();
const now = Date.now();
const LLAMA = 'in-use#2';
const HALF = LESSON_LIMITS.outcomes / 2;
let stored = 0;

/** Stores `count` outcomes of windows that closed so many days ago. */
async function outcomes(count: number, daysAgo: number, { llama, stated }: { llama: string; stated: number | null }) {
  const until = now - daysAgo * DAY_MS;
  const rows = Array.from({ length: count }, () => {
    stored += 1;
    const id = createHash('sha1').update(String(stored)).digest('hex').slice(0, 36);
    return [id, `user-${stored % 1_000}`, until, 'weather', until - HOUR_MS, until, until, stated, 0.7, '', 0.8].concat(
      ['llama', 'queued', llama, stored % 2],
    );
  });
  for (let start = 0; start < rows.length; start += 2_000) {
    await w.query(
      `INSERT INTO ambia_considered (id, user_id, slot, need, from_at, until_at, scheduled_for, stated, evidence, kept,
       confidence, decided_by, ruling, llama, hit) VALUES ?`,
      [rows.slice(start, start + 2_000)],
    );
  }
}

const inUse = { llama: LLAMA, stated: 0.8 };

async function learnedFrom() {
  const parts = { store: w.store, llama: LLAMA, historyDays: 30, timeZone: 'UTC', now: () => now };
  const { labelled } = await lessons(parts, new AbortController().signal);
  const recent = labelled.filter(({ until }) => until >= now - 7 * DAY_MS).length;
  return { recent, older: labelled.length - recent };
}

test('what another Llama stated, what none stated and what is too old crowds nothing out', async () => {
  await outcomes(300, 30, inUse);
  await outcomes(200, 1, inUse);
  await outcomes(100, 61, inUse);
  await outcomes(HALF, 0.5, { ...inUse, llama: 'another#1' });
  await outcomes(HALF, 0.5, { ...inUse, stated: null });
  expect(await learnedFrom()).toEqual({ recent: 200, older: 300 });
});

test('where older outcomes leave room, recent ones fill it', async () => {
  await outcomes(2 * HALF, 2, inUse);
  expect(await learnedFrom()).toEqual({ recent: 2 * HALF - 300, older: 300 });
});

test('where both are many, each has half', async () => {
  await outcomes(HALF + 100, 20, inUse);
  expect(await learnedFrom()).toEqual({ recent: HALF, older: HALF });
});
