import { beforeAll, describe, expect, test } from 'vitest';
import { boardRoutes, named } from './board-routes.ts';
import { addJob, freshBoard, freshPrefix, freshQueues, RIGHT } from './fresh-board.ts';

const prefix = freshPrefix();
const queues = freshQueues(prefix);
const { url } = await freshBoard(prefix);
const routes = boardRoutes(queues);

beforeAll(() => addJob(queues));

describe('with the password', () => {
  test.each(named(routes.filter(({ method }) => method === 'GET')))('%s answers 200', async (_route, { path }) => {
    const answer = await fetch(`${url}${path}`, { headers: RIGHT });
    expect(answer.status).toBe(200);
    await answer.arrayBuffer();
  });

  test('what does not exist answers 404, also /livez, /readyz and /metrics, which have a port of their own', async () => {
    for (const path of ['/nothing-here', '/livez', '/readyz', '/metrics']) {
      expect((await fetch(`${url}${path}`, { headers: RIGHT })).status).toBe(404);
    }
  });
});

describe('read-only, unless BOARD_WRITE=true', () => {
  test.each(named(routes.filter(({ method }) => method !== 'GET')))(
    '%s answers 405',
    async (_route, { method, path }) => {
      const answer = await fetch(`${url}${path}`, { method, headers: RIGHT });
      expect(answer.status).toBe(405);
      expect(await answer.text()).toContain('BOARD_WRITE=true');
    },
  );

  test('nothing was changed', async () => {
    expect(await queues.analyze.isPaused()).toBe(false);
    expect(await queues.analyze.getJobCounts('prioritized')).toEqual({ prioritized: 1 });
  });
});
