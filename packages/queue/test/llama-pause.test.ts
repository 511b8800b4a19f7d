import { expect, test } from 'vitest';
import { llamaPause } from '../src/index.ts';
import { freshQueues } from './fresh-queues.ts';

const queues = freshQueues();
const ours = llamaPause(queues);
const theirs = llamaPause(queues);

test('a pause that one worker starts holds for all, and says why', async () => {
  await ours.check();
  await ours.start(30_000, 'LLAMA_RATE_LIMITED');
  await expect(theirs.check()).rejects.toMatchObject({ kind: 'rate_limited', code: 'LLAMA_PAUSED' });
  expect(await theirs.current()).toMatchObject({ code: 'LLAMA_RATE_LIMITED' });
});

test('a shorter one does not shorten it, and no wish is granted beyond a minute', async () => {
  await theirs.start(1, 'OTHER');
  expect(await ours.current()).toMatchObject({ code: 'LLAMA_RATE_LIMITED' });
  await theirs.start(9_999_999_999_000, 'LLAMA_RATE_LIMITED');
  expect((await ours.current())?.leftMs).toBeLessThanOrEqual(60_000);
  expect((await ours.current())?.leftMs).toBeGreaterThan(30_000);
});
