import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldWording, needsIn, normalizeQuery } from '../src/index.ts';
import { run } from './chain.ts';
import { did, every } from './days.ts';

test.each([
  ['movies  tonight', 'movies tonight'],
  ['movies tonight?', 'movies tonight'],
  ['movies tonight …', 'movies tonight'],
  ['“movies” tonight', 'movies tonight'],
  ['what’s on', 'whats on'],
  ['ｍｏｖｉｅｓ', 'movies'],
  ['c++', 'c++'],
  ['sms:512', 'sms:512'],
  ['?!', '?!'],
])('%j folds to %j', (wording, folded) => {
  expect(foldWording(wording)).toBe(folded);
});

test('folding what is folded changes nothing, and nothing folds to nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
      const folded = foldWording(normalizeQuery(text));
      expect(foldWording(folded)).toBe(folded);
      expect(folded === '').toBe(normalizeQuery(text) === '');
    }),
  );
});

test('near-identical wordings are one need, called by the commonest', () => {
  const activity = [
    did('Movies tonight?', '2026-11-18T20:00:00Z'),
    did('movies  tonight', '2026-11-17T20:00:00Z'),
    did('Movies tonight', '2026-11-16T20:00:00Z'),
    did('Movies tonight', '2026-11-15T20:00:00Z'),
    did('pizza', '2026-11-14T20:00:00Z'),
  ];
  expect(needsIn(activity)).toMatchObject([
    { need: 'movies tonight', wording: 'Movies tonight', occurrences: { length: 4 } },
    { need: 'pizza' },
  ]);
});

test('of wordings equally common the newest names the need, as the person writes it', () => {
  const activity = [did('movies tonight', '2026-11-16T20:00:00Z'), did(' Movies tonight? ', '2026-11-17T20:00:00Z')];
  expect(needsIn(activity)).toMatchObject([{ need: 'movies tonight?', wording: 'Movies tonight?' }]);
});

test('the habit is counted over all wordings, and the page is prepared for their own', async () => {
  const activity = [
    ...every(2, 10, 'Movies tonight?', '2026-11-21T20:05:00Z'),
    ...every(2, 9, 'movies  tonight', '2026-11-20T20:05:00Z'),
  ];
  const { recorded } = await run({ activity, answer: [{ confidence: 0.9, candidate: 'c1' }] });
  expect(recorded?.rows[0]?.context).toMatchObject({
    predicted_query: 'Movies tonight?',
    evidence: '19 of the last 19 days',
  });
});

test.each([
  ['what was waved away', did('ads', '2026-11-21T20:00:00Z', 'dismiss')],
  ['an action without words', did(null, '2026-11-21T20:00:00Z')],
  ['blanks', did('  ', '2026-11-21T20:00:00Z')],
  ['more than a page can be made for', did('x'.repeat(501), '2026-11-21T20:00:00Z')],
])('%s is no need', (_name, activity) => {
  expect(needsIn([activity])).toEqual([]);
});
