import { beforeEach, describe, expect, test, vi } from 'vitest';
import { keepSchedule, nextTick, slotAt } from '../src/index.ts';
import { keepRecurring } from '../src/keep-recurring.ts';
import { recurringJobId } from '../src/recurring.ts';
import { ticks } from '../src/scheduler.ts';
import { freshQueues } from './fresh-queues.ts';
import { scheduleRules } from './schedule-rules.ts';

const FIVE = '*/5 * * * *';
const TEN = '*/10 * * * *';
const queues = freshQueues();
const pattern = async () => (await nextTick(queues))?.pattern;
const watcher = (own: string) => keepRecurring(ticks(queues, own));
beforeEach(() => queues.tick.obliterate({ force: true }));

/** What FLUSHALL would do to this file's keys. */
async function flush(): Promise<void> {
  const keys = await queues.redis.keys(`${queues.settings.prefix}:*`);
  if (keys.length > 0) await queues.redis.del(...keys);
}

describe('a schedule that was flushed away', () => {
  test('is back at the next look, one tick at a time as before', async () => {
    const look = watcher(FIVE);
    expect(await look(Date.now())).toEqual({ pattern: FIVE, lost: false });
    await flush();
    expect(await look(Date.now())).toEqual({ pattern: FIVE, lost: true });
    expect(await pattern()).toBe(FIVE);
    expect(await queues.tick.getGlobalConcurrency()).toBe(1);
  });

  test('is noticed by the look in the middle of which it goes', async () => {
    let between = async (): Promise<void> => undefined;
    const queue: typeof queues.tick = Object.create(queues.tick, {
      getGlobalConcurrency: { value: () => between().then(() => 1) },
    });
    const look = keepRecurring({ ...ticks(queues, FIVE), queue });
    await look(Date.now());
    between = flush;
    expect(await look(Date.now())).toEqual({ pattern: FIVE, lost: true });
  });

  test('takes the present slot’s tick with it, which runs again, once for all who notice', async () => {
    const now = Math.floor(Date.now() / 300_000) * 300_000 + 60_000;
    const restored = vi.fn();
    const watches = [1, 2, 3].map(() => keepSchedule(queues, scheduleRules({ now: () => now, report: { restored } })));
    await expect.poll(pattern).toBe(FIVE);
    // Again, because a first look, or one under way, makes it without having missed it.
    const flushedAndNoticed = () => flush().then(() => restored.mock.calls.length);
    await expect.poll(flushedAndNoticed, { timeout: 10_000, interval: 250 }).toBeGreaterThan(0);
    await expect.poll(() => queues.tick.getWaiting(), { timeout: 10_000 }).toHaveLength(1);
    const [again] = await queues.tick.getWaiting();
    expect(again?.data).toEqual({ v: 1, slot: slotAt(FIVE, now), pattern: FIVE });
    for (const watch of watches) watch.stop();
  });

  test('is left to others by a worker whose clock is wrong, and made by it once the clock is right', async () => {
    let right = false;
    const watch = keepSchedule(queues, scheduleRules({ allowed: () => right }));
    watch.look();
    expect(await nextTick(queues)).toBeNull();
    right = true;
    watch.look();
    await expect.poll(pattern).toBe(FIVE);
    watch.stop();
  });
});

describe('workers of two settings', () => {
  test('the one that started last sets the schedule, and the others leave it', async () => {
    const [older, newer] = [watcher(FIVE), watcher(TEN)];
    await older(Date.now());
    expect(await newer(Date.now())).toMatchObject({ pattern: TEN });
    for (let look = 0; look < 3; look++) expect(await older(Date.now())).toMatchObject({ pattern: TEN });
    expect(await pattern()).toBe(TEN);
    expect(await queues.tick.getJobSchedulersCount()).toBe(1);
    expect(await queues.tick.getDelayedCount()).toBe(1);
  });

  test('whoever finds it gone makes the one that was in force', async () => {
    const [older, newer] = [watcher(FIVE), watcher(TEN)];
    await older(Date.now());
    await newer(Date.now());
    await older(Date.now());
    await flush();
    expect(await older(Date.now())).toEqual({ pattern: TEN, lost: true });
    expect(await pattern()).toBe(TEN);
  });

  test('the one that was overruled says so once, and once more when it is right again', async () => {
    const differs = vi.fn();
    const watch = keepSchedule(queues, scheduleRules({ report: { differs } }));
    await expect.poll(pattern).toBe(FIVE);
    await watcher(TEN)(Date.now());
    await expect.poll(() => differs.mock.calls, { timeout: 5_000 }).toEqual([[TEN]]);
    await watcher(FIVE)(Date.now());
    await expect.poll(() => differs.mock.calls, { timeout: 5_000 }).toEqual([[TEN], [null]]);
    watch.stop();
  });
});

describe('a schedule that would not go on by itself', () => {
  test('one that a fast clock took along is brought back', async () => {
    const look = watcher(FIVE);
    await look(Date.now());
    await queues.tick.upsertJobScheduler('every-slot', { pattern: FIVE, tz: 'UTC', startDate: Date.now() + 600_000 });
    expect((await nextTick(queues))?.at).toBeGreaterThan(Date.now() + 600_000);
    await look(Date.now());
    expect((await nextTick(queues))?.at).toBeLessThanOrEqual(Date.now() + 300_000);
    expect(await queues.tick.getDelayedCount()).toBe(1);
  });

  test('one whose due tick ended without a successor is made again', async () => {
    const look = watcher('* * * * * *');
    await look(Date.now());
    const due = (await nextTick(queues))?.at ?? 0;
    const { tick, redis } = queues;
    // As BullMQ leaves a job that stalled too often: it never started to make its successor.
    await redis
      .multi()
      .zrem(tick.toKey('delayed'), recurringJobId('every-slot', due))
      .zadd(tick.toKey('failed'), Date.now(), recurringJobId('every-slot', due))
      .exec();
    await expect.poll(() => Date.now()).toBeGreaterThan(due);
    await look(Date.now());
    expect((await nextTick(queues))?.at).toBeGreaterThan(due);
    expect(await tick.getDelayedCount()).toBe(1);
  });
});
