import { expect, test } from 'vitest';
import { freshBoard, freshPrefix, RIGHT } from './fresh-board.ts';

const { url } = await freshBoard(freshPrefix(), { STAND_IN_URL: 'http://127.0.0.1:9' });
const real = await freshBoard(freshPrefix(), { TOGETHER_AI_KEY: 'k'.repeat(40) });

test.each([
  ['/', RIGHT, 'no-store'],
  ['/', {}, 'no-store'],
  ['/api/queues', RIGHT, 'no-store'],
  ['/static/favicon.ico', RIGHT, 'private, max-age=3600'],
  ['/static/favicon.ico', {}, 'no-store'],
  ['/nothing-here', RIGHT, 'no-store'],
])('%s with %o carries the security headers and %s', async (path, headers, cacheControl) => {
  const answer = await fetch(`${url}${path}`, { headers });
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'cache-control': cacheControl,
    'content-security-policy': expect.stringMatching(/default-src 'none'.*frame-ancestors 'none'/),
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
});

test('the page says what it is of, and that Llama is a stand-in', async () => {
  const page = await (await fetch(`${url}/`, { headers: RIGHT })).text();
  expect(page).toContain('<title>Ambia · stand-in Llama</title>');
  expect(page).toContain('"environment":{"label":"stand-in Llama"');
});

test('with a real Llama the page says nothing of a stand-in', async () => {
  const page = await (await fetch(`${real.url}/`, { headers: RIGHT })).text();
  expect(page).toContain('<title>Ambia predictions</title>');
  expect(page).not.toContain('stand-in');
});
