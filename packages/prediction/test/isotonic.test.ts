import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish, hundredths, isotonicBlocks, pooled, rateOf, type Scored } from '../src/index.ts';
import { shuffledOrder } from './planted.ts';

/** `0.6:10` is one hit and one miss at .6. */
const outcomes = (text: string): Scored[] =>
  text.split(' ').flatMap((group) => {
    const [score = '', hits = ''] = group.split(':');
    return [...hits].map((hit) => ({ score: Number(score), hit: hit === '1' }));
  });

const some = fc.array(
  fc.record({ score: fc.constantFrom(0, 0.1, 0.25, 0.5, 0.6, 0.7, 0.7000001, 0.85, 1), hit: fc.boolean() }),
  { minLength: 1, maxLength: 60 },
);

test('what has equal scores is pooled before anything else', () => {
  expect(finish(pooled(outcomes('0.7:1 0.6:10 0.7:001')))).toEqual([
    { from: 0.6, until: 0.6, mean: 0.6, n: 2, hits: 1 },
    { from: 0.7, until: 0.7, mean: 0.7, n: 4, hits: 2 },
  ]);
});

test.each([
  ['rising rates stay', '0.1:0 0.5:10 0.9:1', [0, 1 / 2, 1]],
  // .2 and .4 violate (1, 1/2) and become 2/3; .6 (0) drags all below it down to 2/4.
  ['violators are pooled, backwards too', '0.1:0 0.2:1 0.4:10 0.6:0 0.8:1', [0, 2 / 4, 1]],
  ['falling rates are all one', '0.1:1 0.5:10 0.9:0', [2 / 4]],
  ['ties that a sort would tell apart are one', '0.5:1 0.5:0 0.5:1 0.5:0', [2 / 4]],
])('%s', (_name, text, rates) => {
  expect(finish(isotonicBlocks(outcomes(text))).map(rateOf)).toEqual(rates);
});

test('a block knows where it begins and ends, and its mean score', () => {
  expect(finish(isotonicBlocks(outcomes('0.2:1 0.4:10 0.6:0')))).toEqual([
    { from: 0.2, until: 0.6, mean: expect.closeTo(0.4, 12), n: 4, hits: 2 },
  ]);
});

test('rates rise strictly, every outcome is in one block, and their order does not matter', () => {
  fc.assert(
    fc.property(some, fc.nat(), (values, order) => {
      const blocks = finish(isotonicBlocks(values));
      const rates = blocks.map(rateOf);
      expect(rates).toEqual([...new Set(rates)].sort((a, b) => a - b));
      expect(blocks.reduce((sum, { n }) => sum + n, 0)).toBe(values.length);
      expect(blocks.reduce((sum, { hits }) => sum + hits, 0)).toBe(values.filter(({ hit }) => hit).length);
      expect(finish(isotonicBlocks(shuffledOrder(values, order)))).toEqual(blocks);
    }),
  );
});

test('hundredths of a score keep ties together, lose no outcome and share no hundredth', () => {
  fc.assert(
    fc.property(some, (values) => {
      const blocks = finish(hundredths(values));
      expect(blocks.reduce((sum, { n }) => sum + n, 0)).toBe(values.length);
      expect(blocks.reduce((sum, { hits }) => sum + hits, 0)).toBe(values.filter(({ hit }) => hit).length);
      expect(new Set(blocks.map(({ mean }) => Math.floor(mean * 100 + 1e-9))).size).toBe(blocks.length);
      for (const [index, { from }] of blocks.entries()) expect(from).toBeGreaterThan(blocks[index - 1]?.until ?? -1);
    }),
  );
});
