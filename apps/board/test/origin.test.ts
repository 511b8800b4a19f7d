import { expect, test } from 'vitest';
import { isFromHere } from '../src/origin.ts';

const host = 'board.example:3000';

test.each([
  { origin: 'http://board.example:3000', site: 'same-origin', here: true },
  { origin: 'http://board.example:3000', site: undefined, here: true },
  { origin: undefined, site: undefined, here: true },
  { origin: undefined, site: 'same-origin', here: false },
  { origin: undefined, site: 'none', here: false },
  { origin: 'http://board.example:3000', site: 'same-site', here: false },
  { origin: 'http://board.example:3000', site: 'cross-site', here: false },
  { origin: 'http://board.example:3001', site: undefined, here: false },
  { origin: 'http://board.example', site: undefined, here: false },
  { origin: 'http://board.example:3000.elsewhere.example', site: undefined, here: false },
  { origin: 'https://elsewhere.example', site: 'same-origin', here: false },
  { origin: 'null', site: undefined, here: false },
  { origin: 'file://', site: undefined, here: false },
  { origin: '', site: undefined, here: false },
])('origin $origin with Sec-Fetch-Site $site: from here is $here', ({ origin, site, here }) => {
  expect(isFromHere({ host, origin, site })).toBe(here);
});

test('behind a proxy that ends TLS the default port of either scheme is the same', () => {
  expect(isFromHere({ host: 'board.example', origin: 'https://board.example', site: undefined })).toBe(true);
  expect(isFromHere({ host: 'board.example:443', origin: 'https://board.example', site: undefined })).toBe(true);
});

test('without a Host nothing is from here', () => {
  expect(isFromHere({ host: undefined, origin: 'http://board.example', site: undefined })).toBe(false);
});
