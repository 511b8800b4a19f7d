import { expect, test } from 'vitest';
import { gathered } from '../src/gathered.ts';

test('questions of one turn go together, and everyone hears their own answer', async () => {
  const batches: (readonly number[])[] = [];
  const double = gathered(async (all: readonly number[]) => {
    batches.push(all);
    return all.map((one) => one * 2);
  });
  expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
  expect(await double(4)).toBe(8);
  expect(batches).toEqual([[1, 2, 3], [4]]);
});

test('who comes while others are under way goes with the next', async () => {
  const sizes: number[] = [];
  let later: Promise<number[]> | undefined;
  const same = gathered(async (all: readonly number[]) => {
    sizes.push(all.length);
    later ??= Promise.all([2, 3, 4].map((one) => same(one)));
    return all;
  });
  await same(1);
  await later;
  expect(sizes).toEqual([1, 3]);
});

test('what fails together is tried alone: only whose own fails hears of it', async () => {
  const picky = gathered(async (all: readonly number[]) => {
    if (all.includes(2)) throw new Error('no 2');
    return all;
  });
  const ends = await Promise.allSettled([1, 2, 3].map(picky));
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(await picky(5)).toBe(5);
});

test('no more than a hundred go together', async () => {
  const sizes: number[] = [];
  const same = gathered(async (all: readonly number[]) => {
    sizes.push(all.length);
    return all;
  });
  await Promise.all(Array.from({ length: 250 }, (_, nth) => same(nth)));
  expect(sizes).toEqual([100, 100, 50]);
});
