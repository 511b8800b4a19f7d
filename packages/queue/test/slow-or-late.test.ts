import { afterAll, describe, expect, test } from 'vitest';
import { type Consumer, nextTick, openTickConsumer, type Tick } from '../src/index.ts';
import { ensureRecurring } from '../src/recurring.ts';
import { ticks } from '../src/scheduler.ts';
import { freshQueues } from './fresh-queues.ts';

const EVERY_SECOND = '* * * * * *';
const SECOND = 1_000;
const consumers: Consumer[] = [];
afterAll(() => Promise.all(consumers.map((consumer) => consumer.close(1_000))));

const until = (instant: number) =>
  expect.poll(() => Date.now(), { timeout: 10_000, interval: 5 }).toBeGreaterThan(instant);

/** Three workers' consumers of the ticks of `queues`. */
function threeConsumers(queues: ReturnType<typeof freshQueues>, run: (tick: Tick) => Promise<void>) {
  for (const name of ['one', 'two', 'three']) {
    const rules = { pattern: EVERY_SECOND, deadlineMs: 900_000 };
    consumers.push(openTickConsumer(queues, rules, run, { name, lockMs: 5_000, report: () => undefined }));
  }
}

describe('a tick that takes three intervals', () => {
  const queues = freshQueues();

  test('has no other beside it, and the next is the last slot that was due', async () => {
    await ensureRecurring(ticks(queues, EVERY_SECOND), Date.now());
    const slots: number[] = [];
    let running = 0;
    let most = 0;
    threeConsumers(queues, async ({ slot }) => {
      running += 1;
      most = Math.max(most, running);
      slots.push(slot);
      if (slots.length === 1) await until(slot + 3_100);
      running -= 1;
    });
    await expect.poll(() => slots.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(4);
    const [slow = 0, ...others] = slots;
    expect(others.slice(0, 3)).toEqual([slow + 3 * SECOND, slow + 4 * SECOND, slow + 5 * SECOND]);
    expect(most).toBe(1);
  });
});

describe('all workers away for many intervals', () => {
  const queues = freshQueues();

  test('one tick catches up, and the phase is the old one', async () => {
    await ensureRecurring(ticks(queues, EVERY_SECOND), Date.now());
    const due = (await nextTick(queues))?.at ?? 0;
    await until(due + 3_050);
    const taken: { slot: number; at: number }[] = [];
    threeConsumers(queues, async ({ slot }) => {
      taken.push({ slot, at: Date.now() });
    });
    await expect.poll(() => taken.length, { timeout: 15_000 }).toBeGreaterThanOrEqual(3);
    const [first, second, third] = taken;
    expect(first?.slot).toBe(Math.floor((first?.at ?? 0) / SECOND) * SECOND);
    expect(first?.slot).toBeGreaterThanOrEqual(due + 3 * SECOND);
    expect([second?.slot, third?.slot]).toEqual([(first?.slot ?? 0) + SECOND, (first?.slot ?? 0) + 2 * SECOND]);
    expect(new Set(taken.map(({ slot }) => slot)).size).toBe(taken.length);
  });
});
