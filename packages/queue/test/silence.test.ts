import { randomBytes } from 'node:crypto';
import { manualSlot } from '@ambia/prediction';
import { afterAll, expect, test } from 'vitest';
import { addTick, openQueues, openTickConsumer, type Tick } from '../src/index.ts';
import { deafLink } from './deaf-link.ts';
import { freshQueues } from './fresh-queues.ts';

const near = freshQueues();
const link = await deafLink();
const far = openQueues({ url: link.url, prefix: near.settings.prefix }, () => undefined);
afterAll(async () => {
  await far.close();
  link.close();
});

test('a connection on which nothing comes back is given up, and what was asked is asked again', async () => {
  expect(await far.redis.ping()).toBe('PONG');
  link.deafen();
  const key = `${near.settings.prefix}:${randomBytes(4).toString('hex')}`;
  await far.redis.set(key, '1', 'EX', 60);
  expect(await near.redis.get(key)).toBe('1');
}, 15_000);

test('so is the one on which a worker waits for jobs', async () => {
  const ticks: Tick[] = [];
  const consumer = openTickConsumer(
    far,
    { pattern: '0 0 29 2 *', deadlineMs: 60_000 },
    async (tick) => void ticks.push(tick),
    { name: 'test', lockMs: 30_000, report: () => undefined },
  );
  const slot = manualSlot(Date.now());
  await addTick(near, slot);
  await expect.poll(() => ticks.length, { timeout: 10_000 }).toBe(1);
  link.deafen();
  await addTick(near, slot + 1_000);
  await expect.poll(() => ticks.length, { timeout: 25_000 }).toBe(2);
  await consumer.close(1_000);
}, 40_000);

test('one that is idle is left as it is', async () => {
  const { stream } = far.redis;
  await expect.poll(() => stream.bytesRead > 0 && far.redis.ping(), { timeout: 5_000 }).toBe('PONG');
  expect(far.redis.stream).toBe(stream);
});
