import { expect, test } from 'vitest';
import { band, decimal, hours, interval, percent, whole } from '../src/backtest/html-numbers.ts';

test.each([
  [0.0224, '0.022'],
  [0, '0.000'],
  [-0.213, '−0.213'],
  [-0.0001, '0.000'],
  [null, '–'],
  [Number.NaN, '–'],
  [Number.POSITIVE_INFINITY, '–'],
])('%s reads %s', (value, text) => {
  expect(decimal(value)).toBe(text);
});

test.each([
  [0.7824, '78.2\u00a0%'],
  [1, '100.0\u00a0%'],
  [0, '0.0\u00a0%'],
  [null, '–'],
])('a share of %s reads %s', (value, text) => {
  expect(percent(value)).toBe(text);
});

test('an interval names its two ends, or is a dash where it has none', () => {
  expect(interval({ value: 0.78, lower: 0.72, upper: 0.821 })).toBe('72.0–82.1\u00a0%');
  expect(interval({ value: null, lower: null, upper: null })).toBe('–');
  expect(band({ lower: 0.015, upper: 0.035 })).toBe('0.015–0.035');
});

test('hours have one digit, counts none and a comma between thousands', () => {
  expect(hours(2.87)).toBe('2.9\u00a0h');
  expect(hours(null)).toBe('–');
  expect(whole(180_431.6)).toBe('180,432');
  expect(whole(null)).toBe('–');
});
