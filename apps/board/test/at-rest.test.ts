import { fleetPause } from '@ambia/queue';
import { expect, test } from 'vitest';
import { freshBoard, freshPrefix, freshQueues, RIGHT, SLOT } from './fresh-board.ts';

const prefix = freshPrefix();
const queues = freshQueues(prefix);
const { url, healthUrl } = await freshBoard(prefix);

async function descriptions(): Promise<unknown[]> {
  const answer = await fetch(`${url}/api/queues`, { headers: RIGHT });
  const { queues: shown } = (await answer.json()) as { queues: { description: string; isPaused: boolean }[] };
  return shown.map(({ description, isPaused }) => [isPaused, description.slice(0, 47)]);
}

test('while the fleet rests every queue says since when, and so does readiness', async () => {
  await fleetPause(queues).begin(SLOT);
  expect(await descriptions()).toEqual([
    [true, 'The fleet is at rest since 2026-11-22T08:35:00Z'],
    [true, 'The fleet is at rest since 2026-11-22T08:35:00Z'],
    [true, 'The fleet is at rest since 2026-11-22T08:35:00Z'],
  ]);
  expect(await (await fetch(`${healthUrl}/readyz`)).json()).toEqual({
    ok: true,
    checks: { redis: 'ok', work: 'at rest since 2026-11-22T08:35:00Z, until `ambia resume`' },
  });
});

test('afterwards none does', async () => {
  await fleetPause(queues).end();
  expect((await descriptions()).flat()).not.toContain('The fleet is at rest since 2026-11-22T08:35:00Z');
});
