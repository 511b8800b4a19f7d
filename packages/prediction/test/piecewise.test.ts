import fc from 'fast-check';
import { expect, test } from 'vitest';
import { finish, fitCalibration, type Testified } from '../src/index.ts';
import { PIECE, sortedPiecewise } from '../src/piecewise.ts';
import { testified } from './testified.ts';

test('sorted in pieces it is as sorted in one go, equals in the order in which they came', () => {
  const keys = fc.array(fc.nat(50), { size: 'max', maxLength: 5 * PIECE });
  fc.assert(
    fc.property(keys, (values) => {
      const items = values.map((key, at) => ({ key, at }));
      const byKey = (one: { key: number }, other: { key: number }) => one.key - other.key;
      expect(finish(sortedPiecewise(items, byKey))).toEqual(items.toSorted(byKey));
    }),
    { numRuns: 50 },
  );
});

/** How often the longest piece of a fit to so many outcomes reads their evidence. */
function longestPiece(count: number): number {
  let reads = 0;
  const watched = testified(7, count).map(
    ({ evidence, ...rest }): Testified => ({
      ...rest,
      get evidence() {
        reads += 1;
        return evidence;
      },
    }),
  );
  const steps = fitCalibration(watched, 'played#1');
  let longest = 0;
  for (let done = false; !done; ) {
    reads = 0;
    done = steps.next().done ?? false;
    longest = Math.max(longest, reads);
  }
  return longest;
}

test('no piece of a fit takes longer where there is five times as much to learn from', () => {
  expect(longestPiece(20_000)).toBeLessThan(1.5 * longestPiece(4_000));
});
