import { expect, test } from 'vitest';
import { type Activity, buildPrompt, historyOf, PromptDocument, UNLEARNED } from '../src/index.ts';
import { run } from './chain.ts';
import { did, every } from './days.ts';

const FRIDAY = Date.parse('2026-11-20T04:30:00Z');
const SATURDAY = Date.parse('2026-11-21T04:30:00Z');

/** Something four weeks ago: 28 whole days are covered on that Friday, 29 on the Saturday. */
const sinceLong = did('hello', '2026-10-23T12:00:00Z');
const on = (query: string, days: readonly string[]) => days.map((day) => did(query, `2026-${day}T08:10:00Z`));

const FRIDAYS = ['11-13', '11-06', '10-30', '10-23'];
/** Without Friday 23 October and Tuesday 3 November. */
const WORKING_DAYS = [
  ...['11-19', '11-18', '11-17', '11-16', '11-13', '11-12', '11-11', '11-10', '11-09'],
  ...['11-06', '11-05', '11-04', '11-02', '10-30', '10-29', '10-28', '10-27', '10-26'],
];
/** Without Saturday 31 October. */
const WEEKENDS = ['11-15', '11-14', '11-08', '11-07', '11-01', '10-25', '10-24'];
const everyDayBut = (missed: readonly string[]) =>
  every(1, 28, 'news', '2026-11-19T08:10:00Z').filter(
    ({ at }) => !missed.includes(new Date(at).toISOString().slice(5, 10)),
  );

const lineOf = (activity: readonly Activity[], slot: number) => {
  const prompt = buildPrompt(historyOf([sinceLong, ...activity], slot, 'UTC', UNLEARNED));
  return PromptDocument.parse(JSON.parse(prompt.document)).candidates[0] ?? '';
};

test.each([
  ['every day', 'daily', '28/28', FRIDAY, everyDayBut([])],
  ['all but three days', 'daily', '25/28', FRIDAY, everyDayBut(['11-02', '11-10', '11-12'])],
  ['the working days but two', 'mon-fri', '18/20', FRIDAY, on('news', WORKING_DAYS)],
  ['the weekends but one day', 'sat-sun', '7/8', SATURDAY, on('news', WEEKENDS)],
  ['Fridays', 'fri', '4/4', FRIDAY, on('news', FRIDAYS)],
  ['three of four Fridays', 'fri', '3/4', FRIDAY, on('news', FRIDAYS.toSpliced(1, 1))],
])('%s: the prompt says %s, %s', (_name, days, share, slot, activity) => {
  const [, , kind, , kept] = lineOf(activity, slot).split('|');
  expect([kind, kept]).toEqual([days, share]);
});

test('twice on one day is one occasion', () => {
  const once = everyDayBut(['11-12']);
  const twice = once.flatMap((one) => [one, { ...one, at: one.at + 60_000 }]);
  expect(lineOf(twice, FRIDAY)).toMatch(/\|27\/28$/);
});

test('the day that is not over counts neither way', () => {
  const late = Date.parse('2026-11-20T22:00:00Z');
  const past = everyDayBut(['11-12']);
  expect(lineOf(past, late)).toMatch(/\|27\/28$/);
  expect(lineOf([...past, did('news', '2026-11-20T08:10:00Z')], late)).toBe(lineOf(past, late));
});

test('the row says it in words', async () => {
  const activity = [sinceLong, ...on('news', FRIDAYS.toSpliced(1, 1))];
  const { recorded } = await run({ activity, slot: FRIDAY, answer: [{ confidence: 0.8, candidate: 'c1' }] });
  expect(recorded?.rows[0]?.context).toMatchObject({
    evidence: '3 of the last 4 Fridays',
    reasoning: '3 of the last 4 Fridays',
  });
  expect(recorded?.considered[0]?.kept).toBe('3 of the last 4 Fridays');
});

test('a window that Llama names is counted too', async () => {
  const activity = [sinceLong, ...on('news', FRIDAYS.toSpliced(1, 1))];
  const recurrence = (at: string) => ({ days: ['friday'], at, window_minutes: 60 });
  const { recorded } = await run({
    activity,
    slot: FRIDAY,
    answer: [
      { confidence: 0.8, predicted_query: 'News', recurrence: recurrence('08:00') },
      { confidence: 0.8, predicted_query: 'News', recurrence: recurrence('18:00') },
    ],
  });
  const [kept, missed] = recorded?.considered ?? [];
  expect([kept?.kept, missed?.kept]).toEqual(['3 of the last 4 Fridays', '0 of the last 28 days']);
  expect(kept?.evidence).toBeGreaterThan(missed?.evidence ?? 1);
});
