import { beforeAll, expect, test } from 'vitest';
import { addJob, freshBoard, freshPrefix, freshQueues, JOB_ID, RIGHT } from './fresh-board.ts';

const prefix = freshPrefix();
const queues = freshQueues(prefix);
const { url } = await freshBoard(prefix, { BOARD_WRITE: 'true' });

beforeAll(() => addJob(queues));

function put(path: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`${url}${path}`, { method: 'PUT', headers: { ...RIGHT, ...headers } });
}

test("with BOARD_WRITE=true the board's own page pauses and resumes a queue", async () => {
  const ownPage = { Origin: url, 'Sec-Fetch-Site': 'same-origin' };
  expect((await put('/api/queues/analyze-user/pause', ownPage)).status).toBe(200);
  expect(await queues.analyze.isPaused()).toBe(true);
  expect((await put('/api/queues/analyze-user/resume', ownPage)).status).toBe(200);
  expect(await queues.analyze.isPaused()).toBe(false);
});

test('with BOARD_WRITE=true a program that is no browser removes a job', async () => {
  expect((await put(`/api/queues/analyze-user/${JOB_ID}/clean`, {})).status).toBe(204);
  expect(await queues.analyze.getJob(JOB_ID)).toBeUndefined();
});
