import { afterAll, beforeEach, expect, test } from 'vitest';
import { type Ask, fleetOf, permits, waits } from './fleet.ts';
import { freshQueues } from './fresh-queues.ts';

const queues = freshQueues();
const fleet = fleetOf(queues, 3, { callsPerMinute: 600 });
const free = fleetOf(queues, 1);
afterAll(() => Promise.all([fleet.close(), free.close()]));
beforeEach(() => queues.redis.del(`${queues.settings.prefix}:llama:fleet`));

const crowd = (size: number, ask: readonly Ask[] = fleet.ask) =>
  Promise.all(Array.from({ length: size }, (_, index) => ask[index % ask.length]?.() ?? 0));

test('three workers share one rate: a second’s worth at once, and everyone else is told a time of their own', async () => {
  const answers = await crowd(100);
  expect(permits(answers).length).toBeGreaterThanOrEqual(10);
  expect(permits(answers).length).toBeLessThanOrEqual(20);
  const told = waits(answers);
  // By Redis' clock they are 100 ms apart; what each was told counts from when it asked.
  const span = (told.at(-1) ?? 0) - (told[0] ?? 0);
  expect(span / (told.length - 1)).toBeGreaterThan(80);
  expect(span / (told.length - 1)).toBeLessThan(110);
});

test('a minute never holds more than the rate and a second’s worth', async () => {
  const answers = await crowd(1_000);
  const inTheMinute = permits(answers).length + waits(answers).filter((ms) => ms <= 60_000).length;
  expect(inTheMinute).toBeLessThanOrEqual(612);
  expect(inTheMinute).toBeGreaterThan(550);
});

test('whoever is urgent waits for the next free moment and not in line', async () => {
  await crowd(100);
  const [wait] = waits([(await fleet.ask[0]?.({ urgent: true })) ?? -1]);
  expect(wait).toBeLessThan(250);
});

test('nobody is told to wait longer than a call is of use, and who will not wait makes nobody’s line longer', async () => {
  await crowd(50);
  const before = waits([(await fleet.ask[0]?.()) ?? -1])[0] ?? 0;
  const impatient = await Promise.all(Array.from({ length: 100 }, () => fleet.ask[1]?.({ patienceMs: 300 }) ?? -1));
  expect(Math.max(...waits(impatient))).toBe(300);
  const after = waits([(await fleet.ask[0]?.()) ?? -1])[0] ?? 0;
  expect(after).toBeLessThanOrEqual(before + 250);
});

test('without a rate everybody calls at once', async () => {
  expect(permits(await crowd(200, free.ask))).toHaveLength(200);
});

test('a Redis that forgot everything paces from its first answer on', async () => {
  await crowd(100);
  await queues.redis.del(`${queues.settings.prefix}:llama:fleet`);
  expect(permits(await crowd(100)).length).toBeLessThanOrEqual(20);
});
