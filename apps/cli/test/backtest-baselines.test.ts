import { expect, test } from 'vitest';
import { countsOf } from '../src/backtest/baselines/counts.ts';
import { globalTop } from '../src/backtest/baselines/global-top.ts';
import { hourOfDay } from '../src/backtest/baselines/hour-of-day.ts';
import { hourOfWeek } from '../src/backtest/baselines/hour-of-week.ts';
import { sameTimeLastWeek } from '../src/backtest/baselines/last-week.ts';
import { separateCounts } from '../src/backtest/baselines/separate-counts.ts';

/** 1 January 2024, a Monday; news at 08:15 on the first three days, the cinema at 20:00 on the first Monday. */
const FIRST = Date.UTC(2024, 0, 1);
const came = (day: number, hour: number, query: string) => ({
  at: FIRST + day * 86_400_000 + hour * 3_600_000,
  action: 'query',
  query,
});
const PAST = [came(0, 8.25, 'news'), came(1, 8.25, 'news'), came(2, 8.25, 'news'), came(0, 20, 'cinema')];
/** Monday the 8th. */
const past = countsOf(PAST, 19_730, 'UTC');
/** Counted from 04:00. */
const EIGHT = 4;
const TWENTY = 16;
const crowd = Array.from({ length: 24 }, (_, hour) => (hour === EIGHT ? 0.5 : hour === TWENTY ? 0.5 : 0));

test('a past is counted by need, hour and weekday, over whole days', () => {
  expect(past).toMatchObject({ covered: 7, sameWeekday: 1 });
  expect(past.needs.map(({ need, events }) => [need, events])).toEqual([
    ['news', 3],
    ['cinema', 1],
  ]);
  expect(past.byHour[EIGHT]).toBe(3);
  expect(past.byWeekday).toEqual([2, 1, 1, 0, 0, 0, 0]);
});

test.each([
  // 3 events in 7 days, half of everybody's at eight.
  [globalTop, 1 - Math.exp(-(3 / 7) * 0.5)],
  // 3 of 4 events at eight, 2 of 4 on Mondays.
  [separateCounts, 1 - Math.exp(-(3 / 7) * (3 / 4) * ((2 * 7) / 4))],
  [hourOfDay, 3 / 8],
  // 3 of 7 days, drawn by 10 to 3 events in 168 hours; 1 of 1 Monday, drawn by 10 to that.
  [hourOfWeek, (1 + (10 * (3 + 10 * (3 / 7 / 24))) / 17) / 11],
  // Nothing could come again yet: no chance, no repetition.
  [sameTimeLastWeek, 1 / 2],
])('$name, by hand', (baseline, expected) => {
  const guess = baseline.guesses(past, crowd).find(({ need, hour }) => need === 'news' && hour === EIGHT);
  expect(guess?.confidence).toBeCloseTo(expected, 10);
});
