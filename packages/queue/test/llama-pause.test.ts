import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { llamaStandstill } from '../src/index.ts';
import { ABORTED, ASKED_TO_WAIT, fleetOf, onePermit, permits, SERVER_ERROR, timePasses, waits } from './fleet.ts';
import { freshQueues } from './fresh-queues.ts';

const queues = freshQueues();
const fleet = fleetOf(queues, 4);
const rated = fleetOf(queues, 4, { callsPerMinute: 120 });
const lost = fleetOf(queues, 1, { callMs: 100 });
afterAll(() => Promise.all([fleet.close(), rated.close(), lost.close()]));
beforeEach(() => queues.redis.del(`${queues.settings.prefix}:llama:fleet`));

const each = (of = fleet, times = 1) =>
  Promise.all(of.ask.flatMap((ask) => Array.from({ length: times }, () => ask())));

/** A pause of the whole fleet that one call began. */
async function paused(ms = 30_000, of = fleet) {
  const [first, ...others] = permits(await each(of));
  const news = await first?.ended(ASKED_TO_WAIT(ms));
  return { news, others };
}

test('a pause that one worker’s call begins holds for all, says why, and is news once', async () => {
  const { news, others } = await paused();
  expect(news).toBe('closed');
  for (const permit of others) expect(await permit.ended(ASKED_TO_WAIT(1_000))).toBe('same');
  const answers = await each();
  expect(permits(answers)).toEqual([]);
  expect(Math.min(...waits(answers))).toBeGreaterThan(29_000);
  expect(await llamaStandstill(queues)).toMatchObject({ code: 'LLAMA_RATE_LIMITED', breaker: false });
});

test.each([
  [0, 1_000],
  [-1, 1_000],
  [5_000, 5_000],
  [3_600_000, 60_000],
  [9_999_999_999_000, 60_000],
  [Number.POSITIVE_INFINITY, 60_000],
])('asked to wait %d ms, the fleet waits %d', async (asked, granted) => {
  await paused(asked);
  const { leftMs = 0 } = (await llamaStandstill(queues)) ?? {};
  expect(leftMs).toBeLessThanOrEqual(granted);
  expect(leftMs).toBeGreaterThan(granted - 500);
});

test('a shorter wait does not shorten the pause, and an answer to a call from before does not end it', async () => {
  const { others } = await paused();
  const [second, third] = others;
  await second?.ended(ASKED_TO_WAIT(1_000));
  expect(await third?.ended(null)).toBe('same');
  expect((await llamaStandstill(queues))?.leftMs).toBeGreaterThan(29_000);
});

test('after it one call of the whole fleet is tried, and while it fails nobody else calls', async () => {
  await paused();
  await timePasses(queues);
  const trial = onePermit(await each(fleet, 10));
  expect(await llamaStandstill(queues)).toMatchObject({ leftMs: 0 });
  expect(await trial.ended(ASKED_TO_WAIT(5_000))).toBe('same');
  expect(permits(await each(fleet, 10))).toEqual([]);
});

test('a trial that was let go is followed by another, and one whose worker vanished too', async () => {
  await paused();
  await timePasses(queues);
  await onePermit(await each()).ended(ABORTED);
  onePermit(await each(lost));
  await vi.waitFor(async () => onePermit(await each(lost)), { timeout: 5_000, interval: 50 });
});

test.each([
  ['an answer', null],
  ['a failure that asks for no wait', SERVER_ERROR],
])('%s ends it, and without a rate calls double from two a second', async (_, ending) => {
  await paused();
  await timePasses(queues);
  expect(await onePermit(await each()).ended(ending)).toBe('reopened');
  expect(await llamaStandstill(queues)).toBeNull();
  const answers = await each(fleet, 25);
  expect(permits(answers).length).toBeLessThanOrEqual(4);
  const told = waits(answers);
  const within = (ms: number) => told.filter((wait) => wait <= ms).length;
  expect(within(5_000)).toBeLessThanOrEqual(16);
  expect(within(10_000) - within(5_000)).toBeGreaterThan(within(5_000));
});

test('who waits in a pause comes back spread, and the first minute after it holds at most 1.2 times the rate', async () => {
  await paused(30_000, rated);
  const inPause = waits(await each(rated, 100));
  expect(inPause.filter((ms) => ms <= 90_000).length).toBeLessThanOrEqual(144);
  expect(new Set(inPause).size).toBeGreaterThan(300);
  await timePasses(queues);
  await onePermit([(await rated.ask[0]?.()) ?? 0]).ended(null);
  await queues.redis.hdel(`${queues.settings.prefix}:llama:fleet`, 'tail');
  const answers = await each(rated, 100);
  const inTheMinute = permits(answers).length + waits(answers).filter((ms) => ms <= 60_000).length;
  expect(inTheMinute).toBeLessThanOrEqual(144);
  expect(inTheMinute).toBeGreaterThan(90);
});
