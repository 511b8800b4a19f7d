import { expect, test } from 'vitest';
import { openTurns } from '../src/apart/turns.ts';

const never = new AbortController().signal;

test('at most so many go at a time, in the order in which they came, whatever comes of each', async () => {
  const turn = openTurns(2);
  const began: number[] = [];
  let going = 0;
  let most = 0;
  const work = (nth: number) => async () => {
    began.push(nth);
    going += 1;
    most = Math.max(most, going);
    await new Promise((resolve) => setImmediate(resolve));
    going -= 1;
    if (nth % 3 === 0) throw new Error('failed');
    return nth;
  };
  const results = await Promise.allSettled([1, 2, 3, 4, 5, 6, 7].map((nth) => turn(work(nth), never)));
  expect(began).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(most).toBe(2);
  expect(results.map(({ status }) => status === 'fulfilled')).toEqual([true, true, false, true, true, false, true]);
});

test('who is given up while waiting never begins, and holds nobody up', async () => {
  const turn = openTurns(1);
  const gone = new AbortController();
  const first = later();
  const one = turn(() => first.promise, never);
  const two = turn(async () => 'begun', gone.signal);
  const three = turn(async () => 'begun', never);
  gone.abort(new Error('lock lost'));
  first.resolve(undefined);
  await one;
  await expect(two).rejects.toThrow('lock lost');
  expect(await three).toBe('begun');
});

function later() {
  let resolve: (value: unknown) => void = () => undefined;
  const promise = new Promise((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
