import { afterAll, expect, test } from 'vitest';
import { openQueues } from '../src/index.ts';
import { deafLink } from './deaf-link.ts';
import { freshQueues } from './fresh-queues.ts';

const near = freshQueues();
const link = await deafLink();
const far = openQueues({ url: link.url, prefix: near.settings.prefix }, () => undefined);
afterAll(async () => {
  await far.close();
  link.close();
});

test('what is asked in one turn of the event loop leaves in one write, and each has its answer', async () => {
  await Promise.all([far.tick, far.analyze, far.upkeep].map((queue) => queue.waitUntilReady()));
  const before = link.heard();
  const answers = await Promise.all(Array.from({ length: 50 }, (_, nth) => far.redis.echo(String(nth))));
  expect(answers).toEqual(Array.from({ length: 50 }, (_, nth) => String(nth)));
  expect(link.heard() - before).toBe(1);
});

test('what is asked in the turn in which all is closed still leaves', async () => {
  const key = `${near.settings.prefix}:last-words`;
  far.redis.set(key, '1', 'EX', 60).catch(() => undefined);
  await far.close();
  await expect.poll(() => near.redis.get(key)).toBe('1');
});
