import { expect, test } from 'vitest';
import { sparingly } from '../src/sparingly.ts';

test('of what comes by the hundred one is told per while and kind, with how many there were', () => {
  let now = 0;
  const times = sparingly(10_000, () => now);
  expect([times('redis'), times('redis'), times('redis'), times('queue')]).toEqual([1, null, null, 1]);
  now = 9_999;
  expect(times('redis')).toBe(null);
  now = 10_000;
  expect([times('redis'), times('redis')]).toEqual([4, null]);
  now = 60_000;
  expect([times('redis'), times('queue')]).toEqual([2, 1]);
});
