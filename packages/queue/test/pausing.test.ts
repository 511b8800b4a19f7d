import { afterAll, expect, test } from 'vitest';
import { addTick, openTickConsumer } from '../src/index.ts';
import { freshQueues } from './fresh-queues.ts';

const queues = freshQueues();
const taken: number[] = [];
let letGo: () => void = () => undefined;
const consumer = openTickConsumer(
  queues,
  { pattern: '*/5 * * * *', deadlineMs: 900_000 },
  async ({ slot }) => {
    taken.push(slot);
    if (slot === 2) {
      await new Promise<void>((resolve) => {
        letGo = resolve;
      });
    }
  },
  { name: 'test', lockMs: 5_000, report: () => undefined, paused: true },
);
afterAll(() => consumer.close(1_000));

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
  const other = openTickConsumer(
    queues,
    { pattern: '*/5 * * * *', deadlineMs: 900_000 },
    async ({ slot }) => {
      taken.push(-slot);
    },
    { name: 'other', lockMs: 5_000, report: () => undefined },
  );
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
