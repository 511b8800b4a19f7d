import { expect, test } from 'vitest';
import { withoutKnown } from '../src/dedupe.ts';
import { HOUR, queueRow, SLOT, user } from './sample.ts';

const START = SLOT + 2 * HOUR;
const END = START + HOUR;
const ROW = queueRow(user(1), 'weather');

test.each([
  ['nothing', [], [], 'fresh'],
  ['the same need at the same time', [['weather', START, END]], [], 'queued'],
  ['the same need that ends as it begins', [['weather', START - HOUR, START]], [], 'fresh'],
  ['the same need that ends a second into it', [['weather', START - HOUR, START + 1_000]], [], 'queued'],
  ['the same need that begins as it ends', [['weather', END, END + HOUR]], [], 'fresh'],
  ['the same need around it', [['weather', START - HOUR, END + HOUR]], [], 'queued'],
  ['another need at the same time', [['news', START, END]], [], 'fresh'],
  ['its page', [], ['key-weather'], 'cached'],
  ["another need's page", [], ['key-news'], 'fresh'],
  ['both its row and its page', [['weather', START, END]], ['key-weather'], 'queued'],
] as const)('with %s known', (_name, live, keys, fate) => {
  const known = live.map(([need, from, validUntil]) => ({ need, from, validUntil }));
  expect(withoutKnown([ROW], known, new Set(keys))).toEqual({
    fresh: fate === 'fresh' ? [ROW] : [],
    alreadyQueued: fate === 'queued' ? 1 : 0,
    alreadyCached: fate === 'cached' ? 1 : 0,
  });
});

test('what is left is sorted by id', () => {
  const rows = ['c', 'a', 'b'].map((id) => queueRow(user(1), id, { id }));
  expect(withoutKnown(rows, [], new Set()).fresh.map((row) => row.id)).toEqual(['a', 'b', 'c']);
});
