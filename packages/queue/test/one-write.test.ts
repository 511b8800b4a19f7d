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
  await far.redis.ping();
  const before = link.heard();
  const answers = await Promise.all(Array.from({ length: 50 }, (_, nth) => far.redis.echo(String(nth))));
  expect(answers).toEqual(Array.from({ length: 50 }, (_, nth) => String(nth)));
  expect(link.heard() - before).toBe(1);
});

test('what is asked in the next turn does not wait for it', async () => {
  const answers: string[] = [];
  const first = far.redis.echo('first').then((answer) => answers.push(answer));
  await new Promise(setImmediate);
  const second = far.redis.echo('second').then((answer) => answers.push(answer));
  await Promise.all([first, second]);
  expect(answers).toEqual(['first', 'second']);
});
