import { expect, test } from 'vitest';
import { counted, duration, wallClock } from '../src/show/amounts.ts';
import { table } from '../src/table.ts';

test.each([
  [0, '0 ms'],
  [340, '340 ms'],
  [12_345, '12.3 s'],
  [59_999, '59.9 s'],
  [245_000, '4 min 05 s'],
  [7_380_000, '2 h 03 min'],
])('%i ms reads %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test.each([
  [1, '1 person'],
  [0, '0 people'],
  [27_912, '27,912 people'],
])('%i is counted as %s', (value, text) => {
  expect(counted(value, 'person', 'people')).toBe(text);
});

test('an instant reads as the wall clock of its zone', () => {
  expect(wallClock(Date.UTC(2026, 10, 22, 23, 5), 'UTC')).toBe('Sun 2026-11-22 23:05');
  expect(wallClock(Date.UTC(2026, 10, 22, 23, 5), 'Asia/Kathmandu')).toBe('Mon 2026-11-23 04:50');
});

test('a table is aligned by characters, numbers to the right, with nothing behind the last cell', () => {
  const columns = [{ title: 'WHO' }, { title: 'N', right: true }, { title: 'WHAT' }];
  expect(
    table(columns, [
      ['Zoë', '5', 'café'],
      ['Bartholomew', '1,000', ''],
    ]),
  ).toBe('WHO              N  WHAT\nZoë              5  café\nBartholomew  1,000');
});
