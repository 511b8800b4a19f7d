import { expect, test } from 'vitest';
import { type Activity, buildPrompt, findNeeds, PromptDocument } from '../src/index.ts';

const slot = Date.parse('2026-11-22T08:35:00Z');
const did = (query: string | null, at: string): Activity => ({ at: Date.parse(at), action: 'query', query });
const history = [
  did('Films', '2026-11-20T20:10:00Z'),
  did(' films ', '2026-11-20T20:05:00Z'),
  did('Films', '2026-11-13T20:00:00Z'),
  did('weather', '2026-11-21T07:00:00Z'),
  did(null, '2026-11-21T07:01:00Z'),
  did('x'.repeat(501), '2026-11-21T07:02:00Z'),
];
const documentOf = (activity: readonly Activity[], zone = 'UTC') =>
  PromptDocument.parse(JSON.parse(buildPrompt(findNeeds(activity).slice(0, 12), slot, zone, 30).document));

test('it says what time it is for this person, and which of their own queries came when', () => {
  expect(documentOf(history, 'Asia/Kathmandu')).toEqual({
    v: 1,
    now: '2026-11-22T08:35:00Z',
    zone: 'Asia/Kathmandu',
    local: '2026-11-22 sunday 14:20',
    days: 30,
    candidates: [
      // 20:05 and 20:10 UTC are one hour here too: 01:50 and 01:55 on Saturday.
      { id: 'c1', query: 'Films', count: 2, times: ['2026-11-21 sat 01:55', '2026-11-14 sat 01:45'] },
      { id: 'c2', query: 'weather', count: 1, times: ['2026-11-21 sat 12:45'] },
    ],
  });
});

test('equal input gives an equal prompt, in whatever order it was read', () => {
  expect(buildPrompt(findNeeds(history.toReversed()), slot, 'UTC', 30)).toEqual(
    buildPrompt(findNeeds(history), slot, 'UTC', 30),
  );
});

test('the answer may only point at the ids that were given', () => {
  expect(JSON.stringify(buildPrompt(findNeeds(history), slot, 'UTC', 30).answerSchema)).toContain('"enum":["c1","c2"]');
});

test('100,000 events cost no more than 1,000 but for the digits of twelve counts', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      did(`query number ${index % 40}`, new Date(slot - index * 600_000).toISOString()),
    );
  const size = (count: number) => buildPrompt(findNeeds(many(count)).slice(0, 12), slot, 'UTC', 30).document.length;
  expect(size(100_000) - size(1_000)).toBeLessThanOrEqual(12 * 2);
  expect(documentOf(many(100_000)).candidates).toHaveLength(12);
});
