import { setTimeout } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { addTick, openTickConsumer } from '../src/index.ts';
import { freshQueues } from './fresh-queues.ts';

const queues = freshQueues();
const TIMES = 30;
const taken = { paused: 0, other: 0 };
const consumer = open('paused');
afterAll(() => consumer.close(1_000));

function open(who: keyof typeof taken) {
  return openTickConsumer(
    queues,
    { pattern: '*/5 * * * *', deadlineMs: 900_000 },
    async () => {
      taken[who]++;
    },
    { name: who, lockMs: 5_000, report: () => undefined },
  );
}

// A blocking command may be given a job before it is cut off: without handing it back it was taken in 21 of 60 times.
test('what comes in the moment of a pause is left for others', async () => {
  for (let nth = 1; nth <= TIMES; nth++) {
    consumer.resume();
    // Long enough to be waiting in Redis for the next job.
    await setTimeout(15);
    consumer.pause();
    await addTick(queues, nth * 1_000);
    const other = open('other');
    await expect.poll(() => taken.paused + taken.other).toBe(nth);
    await other.close(1_000);
  }
  expect(taken).toEqual({ paused: 0, other: TIMES });
}, 30_000);
