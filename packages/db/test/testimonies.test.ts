import { createHash } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { Store } from '../src/index.ts';
import { freshDatabase } from './fresh-database.ts';
import { rowsRead } from './rows-read.ts';
import { HOUR, SLOT, unit, user } from './sample.ts';

const fresh = await freshDatabase({ generation: 'A' });
const LLAMA = 'stand-in#2';
const PEOPLE = 40;
/** Each person has a window that ends at each of so many hours; the last is crowded. */
const HOURS = 100;
const CROWD = 1_000;

const idOf = (...of: unknown[]) => createHash('sha1').update(of.join()).digest('hex').slice(0, 36);
const endOf = (hour: number) => SLOT + hour * HOUR;
const at = (person: number, hour: number, given: object = {}) => ({
  ...unit(user(person), 'weather', { id: idOf(person, hour), from: endOf(hour - 1), llama: LLAMA }),
  hit: hour % 2 === 0,
  ...given,
});

const spread = Array.from({ length: PEOPLE * HOURS }, (_, n) => at(n % PEOPLE, Math.floor(n / PEOPLE)));
const crowded = Array.from({ length: CROWD }, (_, n) => at(PEOPLE + n, HOURS));
const untold = [
  at(1, 50, { id: idOf('of another'), llama: 'another#1' }),
  at(1, 50, { id: idOf('unstated'), stated: null }),
  at(1, 50, { id: idOf('without evidence'), evidence: null }),
  at(1, 50, { id: idOf('open'), hit: null }),
];

beforeAll(async () => {
  const rows = [...spread, ...crowded, ...untold].map((one) => [
    ...[one.id, one.userId, one.slot, one.need, one.from, one.until, one.scheduledFor, one.stated, one.evidence],
    ...[one.kept, one.confidence, one.decidedBy, one.ruling, one.llama, one.hit],
  ]);
  await fresh.query(
    `INSERT INTO ambia_considered (id, user_id, slot, need, from_at, until_at, scheduled_for, stated, evidence,
     kept, confidence, decided_by, ruling, llama, hit) VALUES ?`,
    [rows],
  );
});

const EVER = { since: 0, before: endOf(1_000) };
const sample = (limit: number) => fresh.store.testimonies(LLAMA, { ...EVER, limit });

test('every outcome of the Llama in use is learned from that says what was stated, the evidence and what came', async () => {
  const all = await sample(10_000);
  expect(all).toHaveLength(spread.length + crowded.length);
  expect(all).toContainEqual({
    stated: 0.65,
    evidence: 2 / 3,
    from: endOf(1),
    until: endOf(2),
    llama: LLAMA,
    hit: true,
  });
  expect(await fresh.store.testimonies('another#1', { ...EVER, limit: 10 })).toHaveLength(1);
});

test('windows that close at the end of the time asked for are beyond it', async () => {
  const within = await fresh.store.testimonies(LLAMA, { since: endOf(10), before: endOf(12), limit: 1_000 });
  expect(new Set(within.map(({ until }) => until))).toEqual(new Set([endOf(10), endOf(11)]));
  expect(within).toHaveLength(2 * PEOPLE);
});

test('of more than there is room for an even sample is taken, the same one each time', async () => {
  const taken = await sample(500);
  expect(taken).toHaveLength(500);
  expect(await sample(500)).toEqual(taken);
  expect(taken.slice(0, 200)).toEqual(await sample(200));
  // A tenth of all, so about a tenth of the crowded hour and of each quarter of the hours before.
  expect(taken.filter(({ until }) => until === endOf(HOURS)).length).toBeLessThan(130);
  for (const quarter of [0, 25, 50, 75]) {
    const inside = taken.filter(({ until }) => until >= endOf(quarter) && until < endOf(quarter + 25));
    expect(inside.length).toBeGreaterThan(70);
  }
});

test('it is found without reading all', async () => {
  const few = (store: Store) => store.testimonies(LLAMA, { ...EVER, limit: 100 });
  expect(await rowsRead(fresh, few)).toBeLessThan(200);
});
