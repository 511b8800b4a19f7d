import { beforeAll, describe, expect, test } from 'vitest';
import { boardRoutes, named } from './board-routes.ts';
import { addJob, freshBoard, freshPrefix, freshQueues, JOB_ID, RIGHT } from './fresh-board.ts';

const prefix = freshPrefix();
const queues = freshQueues(prefix);
const { url } = await freshBoard(prefix, { BOARD_WRITE: 'true' });
const unsafe = boardRoutes(queues).filter(({ method }) => method !== 'GET');

beforeAll(() => addJob(queues));

describe('a page of another site that sends the password along', () => {
  test.each(named(unsafe))('is refused %s', async (_route, { method, path }) => {
    for (const headers of [{ Origin: 'https://elsewhere.example' }, { 'Sec-Fetch-Site': 'cross-site' }]) {
      const answer = await fetch(`${url}${path}`, { method, headers: { ...RIGHT, ...headers } });
      expect(answer.status).toBe(403);
    }
  });

  test('is refused routes that do not exist', async () => {
    const answer = await fetch(`${url}/x`, { method: 'DELETE', headers: { ...RIGHT, Origin: 'null' } });
    expect(answer.status).toBe(403);
  });

  test('has changed nothing', async () => {
    expect(await queues.analyze.isPaused()).toBe(false);
    expect(await queues.analyze.getJobState(JOB_ID)).toBe('prioritized');
  });
});
