import { afterAll, expect, test } from 'vitest';
import {
  addTick,
  nextTick,
  openTickConsumer,
  scheduleProblem,
  slotAfter,
  slotAt,
  slotsBetween,
  type Tick,
} from '../src/index.ts';
import { ensureRecurring } from '../src/recurring.ts';
import { ticks } from '../src/scheduler.ts';
import { settleSlot } from '../src/tick-consumer.ts';
import { freshQueues } from './fresh-queues.ts';

const queues = freshQueues();
const ensureSchedule = (pattern: string) => ensureRecurring(ticks(queues, pattern), Date.now());
const stops: (() => unknown)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

test.each([
  ['*/5 * * * *', '2026-11-22T08:35:00.000Z', '2026-11-22T08:35:00.000Z', '2026-11-22T08:40:00.000Z'],
  ['*/5 * * * *', '2026-11-22T08:39:59.999Z', '2026-11-22T08:35:00.000Z', '2026-11-22T08:40:00.000Z'],
  ['0 4 * * *', '2026-11-22T03:00:00.000Z', '2026-11-21T04:00:00.000Z', '2026-11-22T04:00:00.000Z'],
])('%s at %s belongs to the slot %s, and the next is %s', (pattern, now, slot, next) => {
  expect(new Date(slotAt(pattern, Date.parse(now))).toISOString()).toBe(slot);
  expect(new Date(slotAfter(pattern, Date.parse(now))).toISOString()).toBe(next);
});

test('a pattern that is none is named as such', () => {
  expect(scheduleProblem('*/5 * * * *')).toBeNull();
  expect(scheduleProblem('every now and then')).toBeTypeOf('string');
});

test('twenty who make the schedule at once leave one, and it is due at a slot', async () => {
  await Promise.all(Array.from({ length: 20 }, () => ensureSchedule('*/5 * * * *')));
  expect(await queues.tick.getJobSchedulersCount()).toBe(1);
  expect(await queues.tick.getDelayedCount()).toBe(1);
  expect(((await nextTick(queues))?.at ?? 1) % 300_000).toBe(0);
});

test('a schedule that was lost is made again, one of another pattern is changed', async () => {
  await queues.tick.obliterate({ force: true });
  await ensureSchedule('*/5 * * * *');
  expect((await nextTick(queues))?.pattern).toBe('*/5 * * * *');
  await ensureSchedule('*/10 * * * *');
  expect((await nextTick(queues))?.pattern).toBe('*/10 * * * *');
  expect(await queues.tick.getDelayedCount()).toBe(1);
});

test('a tick that is due and has to wait is not thrown away by those who watch the schedule', async () => {
  await queues.tick.obliterate({ force: true });
  await ensureSchedule('* * * * * *');
  const due = await nextTick(queues);
  const id = `repeat:every-slot:${due?.at}`;
  await (await queues.tick.getJob(id))?.promote();
  for (let watcher = 0; watcher < 3; watcher++) await ensureSchedule('* * * * * *');
  expect(await queues.tick.getJobState(id)).toBe('waiting');
  await queues.tick.obliterate({ force: true });
});

test.each([
  ['*/5 * * * *', null, '2026-11-22T08:39:00Z', '2026-11-22T08:35:00Z'],
  ['0 * * * *', null, '2026-11-22T08:07:00Z', '2026-11-22T08:00:00Z'],
  ['0 * * * *', null, '2026-11-22T08:20:00Z', '2026-11-22T08:20:00Z'],
  ['*/5 * * * *', '2026-11-22T08:35:00Z', '2026-11-22T08:34:58.1Z', '2026-11-22T08:35:00Z'],
  ['*/5 * * * *', '2026-11-22T06:00:00Z', '2026-11-22T08:39:00Z', '2026-11-22T08:35:00Z'],
  ['0 4 * * *', '2026-11-23T04:00:00Z', '2026-11-22T15:00:00.5Z', '2026-11-22T15:00:00Z'],
])(
  'a tick of %s, due at %s, that starts at %s is the run of %s: its jobs are not expired',
  (pattern, due, now, slot) => {
    const at = { now: Date.parse(now), due: due === null ? null : Date.parse(due) };
    expect(settleSlot(pattern, at, 900_000)).toBe(Date.parse(slot));
  },
);

test.each([
  ['*/5 * * * *', '2026-11-22T08:00:00Z', '2026-11-22T08:05:00Z', 0],
  ['*/5 * * * *', '2026-11-22T08:00:00Z', '2026-11-22T08:20:00Z', 3],
  ['*/5 * * * *', '2026-11-22T08:03:20Z', '2026-11-22T08:20:00Z', 3],
  ['0 4 * * *', '2026-11-22T04:00:00Z', '2026-11-25T04:00:00Z', 2],
  ['* * * * * *', '2026-11-22T04:00:00Z', '2027-11-22T04:00:00Z', 2_016],
])('of %s there lie, between %s and %s, %d slots', (pattern, after, before, slots) => {
  expect(slotsBetween(pattern, Date.parse(after), Date.parse(before))).toBe(slots);
});

test('a tick by hand keeps its own slot; one by the schedule is settled on the last boundary', async () => {
  const taken: Tick[] = [];
  let resolve: () => void = () => undefined;
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  await addTick(queues, 1_234_567);
  await queues.tick.add('tick', { v: 1 });
  const consumer = openTickConsumer(
    queues,
    { pattern: '*/5 * * * *', deadlineMs: 900_000 },
    async (tick) => {
      taken.push(tick);
      if (taken.length === 2) resolve();
    },
    { name: 'test', lockMs: 5_000, report: () => undefined },
  );
  stops.push(() => consumer.close(1_000));
  await promise;
  expect(taken[0]).toMatchObject({ slot: 1_234_567, kind: 'manual' });
  expect(taken[1]?.kind).toBe('scheduled');
  expect((taken[1]?.slot ?? 1) % 300_000).toBe(0);
});
