import { expect, test } from 'vitest';
import { type Activity, buildPrompt, historyOf, PROMPT_VERSION, PromptDocument, UNLEARNED } from '../src/index.ts';
import { did, every } from './days.ts';

const slot = Date.parse('2026-11-20T08:35:00Z'); // a Friday
const films = [
  did(' films ', '2026-11-13T20:05:00Z'),
  did('Films', '2026-11-13T20:10:00Z'),
  did('Films', '2026-11-06T20:00:00Z'),
  did('Films', '2026-10-23T20:20:00Z'),
];
const others = [
  did('weather', '2026-11-19T07:00:00Z'),
  did(null, '2026-11-19T07:01:00Z'),
  did('x'.repeat(501), '2026-11-19T07:02:00Z'),
];
const promptOf = (activity: readonly Activity[], zone = 'UTC') =>
  buildPrompt(historyOf(activity, slot, zone, UNLEARNED));
const documentOf = (activity: readonly Activity[], zone = 'UTC') =>
  PromptDocument.parse(JSON.parse(promptOf(activity, zone).document));

test('it says what time it is for this person, which habits they have and what they asked for last', () => {
  expect(documentOf([...films, ...others])).toEqual({
    v: PROMPT_VERSION,
    now: '2026-11-20T08:35:00Z',
    zone: 'UTC',
    local: 'friday 08:35',
    days: 28,
    candidates: ['c1|Films|fri|19:30-20:30|3/4'],
    seen: ['weather|thu 07:00', 'Films|fri 20:10'],
  });
});

test('all times are the person’s own', () => {
  const activity = every(1, 20, 'Films', '2026-11-19T20:05:00Z');
  const { local, candidates, seen } = documentOf(activity, 'Asia/Kathmandu');
  expect(local).toBe('friday 14:20');
  expect(candidates).toHaveLength(1);
  // 20:05 UTC is 01:50 there, on the evening of the day before.
  expect(candidates[0]).toMatch(/^c1\|Films\|daily\|01:(00|30)-02:(00|30)\|20\/20$/);
  expect(seen).toEqual(['Films|fri 01:50']);
});

test('the answer may only point at the ids that were given', () => {
  expect(JSON.stringify(promptOf(films).answerSchema)).toContain('"enum":["c1"]');
});

test('without a candidate it still says what was asked for last, newest first', () => {
  const activity = Array.from({ length: 20 }, (_, index) => did(`once ${index}`, `2026-11-${index + 1}T07:00:00Z`));
  const { candidates, seen } = documentOf(activity.slice(9));
  expect(candidates).toEqual([]);
  expect(seen.slice(0, 2)).toEqual(['once 19|fri 07:00', 'once 18|thu 07:00']);
  expect(seen.length).toBeGreaterThan(5);
});

test('100,000 events cost no more than 1,000 but for the digits of twelve counts', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      did(`query number ${index % 40}`, new Date(slot - index * 600_000).toISOString()),
    );
  const size = (count: number) => promptOf(many(count)).document.length;
  expect(documentOf(many(100_000)).candidates).toHaveLength(12);
  expect(size(100_000) - size(1_000)).toBeLessThanOrEqual(12 * 2);
});

test('a wording of any length or form stays one bounded field', () => {
  const odd = every(1, 20, `a|b\n${'x'.repeat(480)}`, '2026-11-19T20:05:00Z');
  const [line = ''] = documentOf(odd).candidates;
  expect(line.split('|')).toHaveLength(5);
  expect(line.length).toBeLessThan(150);
});
