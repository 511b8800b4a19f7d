import { afterAll, expect, test } from 'vitest';
import { addTick, openTickConsumer } from '../src/index.ts';
import { freshQueues } from './fresh-queues.ts';

const queues = freshQueues();
/** Slots whose tick lasts until it is let go. */
const HELD = [2, 5];
const taken: number[] = [];
let letGo: () => void = () => undefined;
const consumer = openTickConsumer(
  queues,
  { pattern: '*/5 * * * *', deadlineMs: 900_000 },
  async ({ slot }) => {
    taken.push(slot);
    if (HELD.includes(slot)) {
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
    }
  },
  { name: 'test', lockMs: 5_000, report: () => undefined, paused: true },
);
afterAll(() => consumer.close(1_000));

/** Notes what it takes below zero. */
function openOther() {
  return openTickConsumer(
    queues,
    { pattern: '*/5 * * * *', deadlineMs: 900_000 },
    async ({ slot }) => {
      taken.push(-slot);
    },
    { name: 'other', lockMs: 5_000, report: () => undefined },
  );
}

test('a consumer that was opened paused takes nothing before it is resumed', async () => {
  await addTick(queues, 1);
  expect(await queues.tick.getWaitingCount()).toBe(1);
  expect(taken).toEqual([]);
  consumer.resume();
  await expect.poll(() => taken).toEqual([1]);
});

test('paused while it waits for a job, it leaves the next one where it is', async () => {
  await expect.poll(() => queues.tick.getActiveCount()).toBe(0);
  consumer.pause();
  consumer.resume();
  consumer.pause();
  const other = openOther();
  await addTick(queues, 3);
  await expect.poll(() => taken).toEqual([1, -3]);
  await other.close(1_000);
});

test('paused with a job in hand it ends that job, and takes the next once resumed', async () => {
  consumer.resume();
  await addTick(queues, 2);
  await expect.poll(() => taken).toEqual([1, -3, 2]);
  consumer.pause();
  consumer.resume();
  await addTick(queues, 4);
  letGo();
  await expect.poll(() => taken, { timeout: 5_000 }).toEqual([1, -3, 2, 4]);
});

test('paused, resumed and paused again with a job in hand it takes nothing in between', async () => {
  await addTick(queues, 5);
  await expect.poll(() => taken.at(-1)).toBe(5);
  consumer.pause();
  consumer.resume();
  consumer.pause();
  await addTick(queues, 6);
  letGo();
  await expect.poll(() => queues.tick.getActiveCount()).toBe(0);
  const other = openOther();
  await expect.poll(() => taken.at(-1)).toBe(-6);
  await other.close(1_000);
});
