import { expect, test } from 'vitest';
import { calendarOf } from '../src/backtest/log/calendar.ts';
import { scoredDays } from '../src/backtest/log/scored-days.ts';
import { logOf } from './backtest-log.ts';

/** One line a day and person: `early` begins with the log, `late` on the last day of its warm-up of 12 days of 20. */
const lines = Array.from({ length: 20 }, (_, day) => {
  const date = `2024-01-${String(day + 1).padStart(2, '0')}`;
  return [
    ...(day < 14 ? [`early\t${date} 12:00\tnews`] : []),
    ...(day >= 11 ? [`late\t${date} 12:00\tnews`, `late\t${date} 18:00\tnews`] : []),
  ];
}).flat();

const RULES = { minEvents: 15, minDays: 9, warmUpDays: 12, activeDays: 7 };

async function chosen(peopleFrom: 'log' | 'warm-up', text = lines) {
  const log = await logOf(`user\tts\twhat\n${text.join('\n')}\n`);
  const { people, threshold } = scoredDays(log, calendarOf(log), { ...RULES, peopleFrom });
  return { people: people.map(({ userId }) => userId), threshold };
}

test('by the whole log people are chosen who have hardly begun when scoring does', async () => {
  expect(await chosen('log')).toEqual({ people: ['late'], threshold: { minEvents: 15, minDays: 9 } });
});

test('by the warm-up people are chosen by its share of what is asked of a log, rounded up', async () => {
  // 15 × 12 / 20 = 9, 9 × 12 / 20 = 5.4
  expect(await chosen('warm-up')).toEqual({ people: ['early'], threshold: { minEvents: 9, minDays: 6 } });
});

test('chosen by the warm-up, nobody is scored for what they do later', async () => {
  const later = Array.from({ length: 30 }, (_, minute) => `late\t2024-01-14 13:${minute + 10}\tnews`);
  expect((await chosen('warm-up', [...lines, ...later])).people).toEqual(['early']);
});
