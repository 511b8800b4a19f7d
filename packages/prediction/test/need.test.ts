import { expect, test } from 'vitest';
import { normalizeQuery, pageCacheKey, rowId, userHash } from '../src/index.ts';

test.each([
  ['  Pizza near me ', 'pizza near me'],
  ['ÄPFEL', 'äpfel'],
  ['', ''],
  // As Python's lower().strip() has it: it strips U+001C and U+0085, and keeps a byte order mark.
  ['\u001cWeather\u0085', 'weather'],
  ['\ufeffweather', '\ufeffweather'],
])('%j is the need %j', (query, need) => {
  expect(normalizeQuery(query)).toBe(need);
});

test('a page is kept under the first 16 hex digits of md5 of user and need', () => {
  // printf 'u1:pizza near me' | md5sum
  expect(pageCacheKey('u1', normalizeQuery(' Pizza near ME'))).toBe('444e2209703aba79');
});

test('a row id is a version 5 UUID that differs by user, need and occurrence, and by nothing else', () => {
  const id = rowId('u1', 'pizza', '2026-11-27T20:00');
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(rowId('u1', 'pizza', '2026-11-27T20:00')).toBe(id);
  const others = [
    rowId('u2', 'pizza', '2026-11-27T20:00'),
    rowId('u1', 'pasta', '2026-11-27T20:00'),
    rowId('u1', 'pizza', '2026-12-04T20:00'),
  ];
  expect(new Set([id, ...others]).size).toBe(4);
});

test('parts of an id cannot run into each other', () => {
  expect(rowId('a', 'b","c', 'd')).not.toBe(rowId('a","b', 'c', 'd'));
});

test('a user hash shows nothing of the user', () => {
  expect(userHash('ann')).toMatch(/^[0-9a-f]{20}$/);
});
