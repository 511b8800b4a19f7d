import { beforeAll, expect, test } from 'vitest';
import type { StoredAnswer } from '../src/index.ts';
import { answerOf, type Given, run, SLOT } from './chain.ts';
import { did, every, iso } from './days.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
/** Every evening at ten past nine, and nothing today. */
const EVENINGS = every(1, 28, 'films', '2026-11-21T21:10:00Z');
const ANSWER = [{ confidence: 0.9, candidate: 'c1' }];

let answer: StoredAnswer;
beforeAll(async () => {
  answer = await answerOf({ activity: EVENINGS, answer: ANSWER });
});

/** The same person `later` milliseconds after they were asked about. */
const runLater = (later: number, given: Given = {}) =>
  run({
    activity: EVENINGS,
    answer: ANSWER,
    slot: SLOT + later,
    ...given,
    person: { answer, lastSlot: SLOT, ...given.person },
  });

test('nothing new: not asked, the history not even read, and nothing is queued that is not due', async () => {
  const { asked, reads, recorded, result } = await runLater(5 * MINUTE_MS);
  expect([asked, reads]).toEqual([[], 0]);
  expect(recorded).toMatchObject({ outcome: 'unchanged', rows: [], considered: [], patternsDetected: 0 });
  expect(recorded).not.toHaveProperty('answer');
  expect(result).toMatchObject({ outcome: 'unchanged', queued: 0, tokens: 0 });
});

test('an hour and the lead before the window of a stored pattern opens it is queued without asking', async () => {
  const fresh = await run({ activity: EVENINGS, answer: ANSWER });
  const opens = Date.parse(fresh.recorded?.rows[0]?.context.window.from ?? '');
  const early = await runLater(opens - 66 * MINUTE_MS - SLOT);
  expect(early.recorded?.rows).toEqual([]);
  const { asked, recorded } = await runLater(opens - 65 * MINUTE_MS - SLOT);
  expect(asked).toEqual([]);
  expect(recorded?.rows.map((row) => iso(row.scheduledFor))).toEqual(['2026-11-22T20:55:00Z']);
  expect(recorded?.considered).toMatchObject([{ need: 'films', ruling: 'queued' }]);
});

test('the row of a stored pattern is the row that the fresh answer queued', async () => {
  const fresh = await run({ activity: EVENINGS, answer: ANSWER });
  const { recorded } = await runLater(11 * HOUR_MS + 30 * MINUTE_MS);
  expect(recorded?.rows.map(({ id }) => id)).toEqual([fresh.recorded?.rows[0]?.id]);
});

test('something was done, but it makes no other habit: read, not asked', async () => {
  const activity = [...EVENINGS, did('shoes', '2026-11-22T08:40:00Z')];
  const { asked, reads, recorded } = await runLater(10 * MINUTE_MS, { activity });
  expect([asked, reads]).toEqual([[], 1]);
  expect(recorded).toMatchObject({ outcome: 'unchanged', seen: SLOT + 10 * MINUTE_MS });
});

test('a day that is over is looked at, though nothing was done', async () => {
  const { asked, reads } = await runLater(20 * HOUR_MS);
  expect([asked, reads]).toEqual([[], 1]);
});

test('a new strong habit: asked', async () => {
  const activity = [...EVENINGS, ...every(1, 28, 'news', '2026-11-22T08:38:00Z')];
  const { asked, recorded } = await runLater(5 * MINUTE_MS, { activity });
  expect(asked).toHaveLength(1);
  expect(recorded?.answer?.asked.map(({ need }) => need)).toContain('news');
});

test('a habit that is far from the queue can wait', async () => {
  const rare = every(4, 7, 'pizza', '2026-11-20T12:10:00Z');
  const activity = [...EVENINGS, ...rare, did('shoes', '2026-11-22T08:38:00Z')];
  const { asked, reads } = await runLater(5 * MINUTE_MS, { activity });
  expect([asked, reads]).toEqual([[], 1]);
  // It is a candidate, though, for whenever they are asked about next.
  const { recorded } = await runLater(5 * MINUTE_MS, { activity, always: true });
  expect(recorded?.answer?.asked.map(({ need }) => need)).toContain('pizza');
});

test.each<[string, number, Given]>([
  ['the last answer is a day old', 24 * HOUR_MS, {}],
  ['another model or prompt is in use', 5 * MINUTE_MS, { rules: { llama: 'played#2' } }],
  ['the person is in another zone', 5 * MINUTE_MS, { person: { timeZone: 'Asia/Tokyo' } }],
  ['somebody wants it', 5 * MINUTE_MS, { always: true }],
])('asked though nothing changed: %s', async (_name, later, given) => {
  const { asked, recorded } = await runLater(later, given);
  expect(asked).toHaveLength(1);
  expect(recorded?.outcome).toBe('analyzed');
  expect(recorded?.answer?.slot).toBe(SLOT + later);
});

test('people asked about at one slot are asked again within a day, over the last three hours of it', async () => {
  const activity = [did('taxi', '2026-11-22T07:00:00Z')];
  const { recorded } = await run({ activity });
  const answer = recorded?.answer ?? null;
  const asked = async (userId: string, later: number) => {
    const again = await run({ userId, activity, person: { answer }, slot: SLOT + later });
    return again.asked.length;
  };
  const people = Array.from({ length: 200 }, (_, index) => `person-${index}`);
  const askedAfter = async (hours: number) => {
    const counts = await Promise.all(people.map((userId) => asked(userId, hours * HOUR_MS)));
    return counts.reduce((sum, one) => sum + one, 0);
  };
  expect(await askedAfter(21)).toBe(0);
  expect(await askedAfter(24)).toBe(people.length);
  for (const [hours, share] of [
    [22, 1 / 3],
    [23, 2 / 3],
  ] as const) {
    expect(Math.abs((await askedAfter(hours)) / people.length - share)).toBeLessThan(0.12);
  }
});

test('who was last seen in the window and is no more has no activity', async () => {
  const { recorded } = await runLater(5 * MINUTE_MS, { activity: [] });
  expect(recorded?.outcome).toBe('no_activity');
});

test('without a single candidate a person is asked about once a day, with what they asked for last', async () => {
  const activity = [did('gifts', '2026-11-21T12:00:00Z'), did('taxi', '2026-11-22T07:00:00Z')];
  const first = await run({ activity });
  expect(JSON.parse(first.asked[0] ?? '{}')).toMatchObject({
    candidates: [],
    seen: ['taxi|sun 07:00', 'gifts|sat 12:00'],
  });
  const person = { answer: first.recorded?.answer ?? null };
  expect((await run({ activity, person, slot: SLOT + 21 * HOUR_MS })).asked).toEqual([]);
  expect((await run({ activity, person, slot: SLOT + 24 * HOUR_MS })).asked).toHaveLength(1);
});
