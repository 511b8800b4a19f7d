import { describe, expect, test } from 'vitest';
import { boardRoutes, named } from './board-routes.ts';
import { authorization, freshBoard, freshPrefix, freshQueues, PASSWORD, USER } from './fresh-board.ts';

const prefix = freshPrefix();
const queues = freshQueues(prefix);
const writable = await freshBoard(prefix, { BOARD_WRITE: 'true' });
const readOnly = await freshBoard(prefix);

const others = ['/nothing-here', '/livez', '/readyz', '/metrics', '/api'];
const routes = [
  ...boardRoutes(queues),
  ...others.map((path) => ({ method: 'GET', pattern: path, path })),
  ...['HEAD', 'OPTIONS', 'POST', 'DELETE'].map((method) => ({ method, pattern: '/', path: '/' })),
];
const wrong = {
  'a wrong password': authorization(USER, 'incorrect'),
  'a wrong user': authorization('someone', PASSWORD),
  'no user': authorization('', PASSWORD),
  'an empty password': authorization(USER, ''),
  'another scheme': { Authorization: `Bearer ${PASSWORD}` },
  'text that is not base64': { Authorization: 'Basic *' },
};

describe.each([
  ['read-only board', readOnly.url],
  ['board with BOARD_WRITE=true', writable.url],
])('%s answers 401 without the password and with a wrong one', (_name, url) => {
  test.each(named(routes))('%s', async (_route, { method, path }) => {
    for (const headers of [{}, wrong['a wrong password']]) {
      const answer = await fetch(`${url}${path}`, { method, headers });
      expect(answer.status).toBe(401);
      expect(answer.headers.get('WWW-Authenticate')).toMatch(/^Basic realm=/);
      expect(await answer.text()).not.toMatch(/bull|queue/i);
    }
  });
});

test.each(Object.entries(wrong))('%s is refused', async (_name, headers) => {
  const answer = await fetch(`${readOnly.url}/api/queues`, { headers });
  expect(answer.status).toBe(401);
});

test('pages, files, the API and every method were among them', () => {
  const patterns = routes.map(({ pattern }) => pattern);
  for (const known of ['/', '/queue/:queueName/:jobId', '/api/queues', '/api/redis/stats', '/static/favicon.ico'])
    expect(patterns).toContain(known);
  expect(new Set(routes.map(({ method }) => method))).toEqual(
    new Set(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']),
  );
});
