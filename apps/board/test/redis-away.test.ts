import { expect, test, vi } from 'vitest';
import { freshBoard, freshPrefix, freshQueues, RIGHT } from './fresh-board.ts';
import { redisLink } from './redis-link.ts';

const prefix = freshPrefix();
const queues = freshQueues(prefix);
const link = await redisLink();
const { url, healthUrl } = await freshBoard(prefix, { REDIS_URL: link.url, BOARD_WRITE: 'true' });

const ask = (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, { ...init, headers: RIGHT });
const status = async (path: string, base = url) => (await fetch(`${base}${path}`, { headers: RIGHT })).status;
const answersAgain = () => vi.waitUntil(async () => (await status('/api/queues')) === 200, { timeout: 15_000 });

test.each(['cut', 'swallow'] as const)(
  'with the way to Redis %s the board says so in time, and recovers',
  async (how) => {
    await answersAgain();
    expect(await status('/readyz', healthUrl)).toBe(200);
    link[how]();
    const answer = await ask('/api/queues');
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ error: 'Redis does not answer' });
    expect(await status('/')).toBe(200);
    expect(await status('/livez', healthUrl)).toBe(200);
    const ready = await fetch(`${healthUrl}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({ ok: false, checks: { redis: expect.stringContaining('no answer') } });
    const metrics = await fetch(`${healthUrl}/metrics`);
    expect(metrics.status).toBe(200);
    expect(await metrics.text()).not.toContain('ambia_queue_jobs{');
    link.mend();
    await answersAgain();
    expect(await status('/readyz', healthUrl)).toBe(200);
  },
);

test('a change that was refused while Redis was away does not happen later', async () => {
  await answersAgain();
  link.cut();
  expect((await ask('/api/queues/tick/pause', { method: 'PUT' })).status).toBe(503);
  link.mend();
  await answersAgain();
  expect(await queues.tick.isPaused()).toBe(false);
});
