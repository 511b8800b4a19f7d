import type { PromptDocument } from '@ambia/prediction';
import { describe, expect, test } from 'vitest';
import { findHabits, sentence } from '../src/stand-in/habits.ts';
import { WEEKDAYS } from '../src/stand-in/local-minute.ts';
import { candidate, FRIDAY_MOVIES, MORNING_NEWS, SUNDAY_0835 } from './prompt-fixture.ts';

function found(...candidates: PromptDocument['candidates']) {
  const habits = findHabits({ ...SUNDAY_0835, candidates });
  return habits.map((habit) => [
    habit.recurrence.weekdays.map((day) => WEEKDAYS[day]).join(' '),
    sentence(habit),
    habit.confidence,
  ]);
}

/** The dates from 2026-10-24 to 2026-11-22 that `keep` lets through, newest first, at a time of day. */
function each(time: string, keep: (date: string, weekday: number) => boolean): string[] {
  return Array.from({ length: 30 }, (_, index) => new Date(Date.UTC(2026, 10, 22 - index)))
    .filter((day) => keep(day.toISOString().slice(0, 10), day.getUTCDay()))
    .map((day) => `${day.toISOString().slice(0, 10)} day ${time}`);
}

const EVERY_DAY = 'monday tuesday wednesday thursday friday saturday sunday';
const isWeekend = (weekday: number) => weekday === 0 || weekday === 6;

describe('habits by hand', () => {
  test('three of the four Fridays: 4/6', () => {
    expect(found(FRIDAY_MOVIES)).toEqual([['friday', '3 of the last 4 Fridays between 20:00 and 21:00', 0.67]]);
  });

  test('every day, today’s hour being over: 31/32', () => {
    expect(found(MORNING_NEWS)).toEqual([[EVERY_DAY, '30 of the last 30 days between 07:00 and 08:00', 0.97]]);
  });

  test('today does not count while its hour lasts, kept or not: 30/31', () => {
    const sentenceFound = '29 of the last 29 days between 08:30 and 09:30';
    const today = '2026-11-22';
    expect(
      found(
        candidate(
          'c1',
          'q',
          each('08:31', () => true),
        ),
      ),
    ).toEqual([[EVERY_DAY, sentenceFound, 0.97]]);
    expect(
      found(
        candidate(
          'c1',
          'q',
          each('08:31', (date) => date !== today),
        ),
      ),
    ).toEqual([[EVERY_DAY, sentenceFound, 0.97]]);
  });

  test('18 of 20 weekdays: 19/22', () => {
    const missed = ['2026-10-27', '2026-11-04'];
    const times = each('12:15', (date, weekday) => !isWeekend(weekday) && !missed.includes(date));
    expect(found(candidate('c1', 'q', times))).toEqual([
      ['monday tuesday wednesday thursday friday', '18 of the last 20 weekdays between 12:00 and 13:00', 0.86],
    ]);
  });

  test('9 of 9 weekend days, today’s being ahead: 10/11', () => {
    const times = each('10:20', (date, weekday) => isWeekend(weekday) && date !== '2026-11-22');
    expect(found(candidate('c1', 'q', times))).toEqual([
      ['saturday sunday', '9 of the last 9 weekend days between 10:00 and 11:00', 0.91],
    ]);
  });

  test('a window begins at an observed minute where that catches more', () => {
    const times = ['2026-11-20 fri 20:20', '2026-11-13 fri 21:15', '2026-11-06 fri 20:25', '2026-10-30 fri 21:10'];
    expect(found(candidate('c1', 'q', times))).toEqual([
      ['friday', '4 of the last 4 Fridays between 20:20 and 21:20', 0.83],
    ]);
  });

  test('a window reaches over midnight and belongs to the day it begins on', () => {
    const times = ['2026-11-21 sat 00:05', '2026-11-13 fri 23:55', '2026-11-07 sat 00:10', '2026-10-30 fri 23:50'];
    expect(found(candidate('c1', 'q', times))).toEqual([
      ['friday', '4 of the last 4 Fridays between 23:30 and 00:30', 0.83],
    ]);
  });

  test('several times in one window are one occasion kept', () => {
    const times = ['2026-11-20 fri 20:05', '2026-11-20 fri 20:25', '2026-11-20 fri 20:45'];
    expect(found(candidate('c1', 'q', times))).toEqual([]);
  });

  test('two of four is the least that is said: 3/6', () => {
    const two = ['2026-11-20 fri 20:05', '2026-11-13 fri 20:10'];
    expect(found(candidate('c1', 'q', two))).toEqual([
      ['friday', '2 of the last 4 Fridays between 20:00 and 21:00', 0.5],
    ]);
    expect(found(candidate('c1', 'q', two.slice(1)))).toEqual([]);
  });
});

describe('a list that leaves occurrences out', () => {
  const three = ['2026-11-20 fri 20:05', '2026-11-13 fri 20:05', '2026-11-06 fri 20:05'];

  test('says nothing of the time before its oldest: 3 of 3 since then, 4/5', () => {
    expect(found(candidate('c1', 'q', three, 50))).toEqual([
      ['friday', '3 of the last 3 Fridays between 20:05 and 21:05', 0.8],
    ]);
  });

  test('that covers fewer than three occasions is no habit', () => {
    expect(found(candidate('c1', 'q', three.slice(0, 2), 50))).toEqual([]);
  });

  test('that lists nothing readable is no habit', () => {
    expect(found(candidate('c1', 'q', [], 50), candidate('c2', 'q', ['yesterday', '2026-13-45 fri 99:99']))).toEqual(
      [],
    );
  });
});

test('the surest comes first, and the order of the times changes nothing', () => {
  const inOrder = found(FRIDAY_MOVIES, MORNING_NEWS);
  expect(inOrder.map(([, , confidence]) => confidence)).toEqual([0.97, 0.67]);
  const reversed = [FRIDAY_MOVIES, MORNING_NEWS].map((each) => ({ ...each, times: each.times.toReversed() }));
  expect(found(...reversed)).toEqual(inOrder);
});

test('a document that states absurd days or no present is answered, not computed for ever', () => {
  const document = { ...SUNDAY_0835, days: Number.MAX_SAFE_INTEGER, candidates: [MORNING_NEWS] };
  expect(findHabits(document)).toEqual([]);
  expect(findHabits({ ...document, local: 'now' })).toEqual([]);
});
