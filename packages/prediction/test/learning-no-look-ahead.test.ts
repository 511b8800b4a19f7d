import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { type Activity, finish, markDays, rehearse, type TaughtDay, taughtDay } from '../src/index.ts';
import { plantedPerson, shuffledTime } from './planted.ts';

const UNTIL = Date.parse('2026-11-22T04:30:00Z');
const LIMIT = 5_000;
const marksOf = (activity: readonly Activity[], slot: number) => markDays(activity, slot, 'UTC', LIMIT);
const people = Array.from({ length: 12 }, (_, seed) => plantedPerson(seed, { until: UNTIL }));
const today = marksOf([], UNTIL).today;

/** What is known before the day, with the needs in their order. */
const knownBefore = (taught: TaughtDay | null) =>
  taught?.before.needs.map(({ need, masks, days }) => [need.need, [...masks], days]);

/** Four o'clock of a day, in UTC. */
const startOf = (day: number) => day * 86_400_000 + 4 * 3_600_000;

const RECENT_DAYS = Array.from({ length: 12 }, (_, back) => today - 1 - back);

test('what is known before a day does not depend on that day nor on any later one', () => {
  for (const person of people.flatMap((one, seed) => [one, shuffledTime(one, seed)])) {
    const whole = marksOf(person, UNTIL);
    for (const day of RECENT_DAYS) {
      const cut = person.filter(({ at }) => at < startOf(day));
      // A day is taught from the next one on.
      const then = marksOf(cut, startOf(day + 1));
      expect(knownBefore(taughtDay(then, day))).toEqual(knownBefore(taughtDay(whole, day)));
    }
  }
});

test('a day teaches only once it is over', () => {
  const [person = []] = people;
  expect(taughtDay(marksOf(person, UNTIL), today)).toBeNull();
  expect(taughtDay(marksOf(person, UNTIL), today - 1)).not.toBeNull();
});

test('a rehearsal as of a day is the same whatever came after it', () => {
  const asOf = today - 5;
  const lessons = (activity: readonly Activity[], slot: number) =>
    Array.from({ length: 20 }, (_, index) => taughtDay(marksOf(activity, slot), asOf - 20 + index)).filter(
      (day) => day !== null,
    );
  const whole = people.map((person) => lessons(person, UNTIL));
  const cut = people.map((person) =>
    lessons(
      person.filter(({ at }) => at < startOf(asOf)),
      startOf(asOf),
    ),
  );
  expect(cut.flat().length).toBeGreaterThan(100);
  const [then, now] = [finish(rehearse(cut)), finish(rehearse(whole))];
  expect(then.evidence).toEqual(now.evidence);
  expect(isDeepStrictEqual(then.outcomes, now.outcomes)).toBe(true);
});
