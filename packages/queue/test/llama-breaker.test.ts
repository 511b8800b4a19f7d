import { afterAll, beforeEach, expect, test } from 'vitest';
import { llamaStandstill } from '../src/index.ts';
import { ASKED_TO_WAIT, fleetOf, KEY_REJECTED, onePermit, permits, SERVER_ERROR, timePasses } from './fleet.ts';
import { freshQueues } from './fresh-queues.ts';

const queues = freshQueues();
const fleet = fleetOf(queues, 5);
afterAll(() => fleet.close());
beforeEach(() => queues.redis.del(`${queues.settings.prefix}:llama:fleet`));

const each = (times = 1) => Promise.all(fleet.ask.flatMap((ask) => Array.from({ length: times }, () => ask())));

async function opened() {
  return Promise.all(permits(await each()).map((permit) => permit.ended(KEY_REJECTED)));
}

test('five workers’ rejected calls open it once', async () => {
  const news = await opened();
  expect(news.filter((one) => one === 'closed')).toHaveLength(1);
  expect(await llamaStandstill(queues)).toMatchObject({ code: 'LLAMA_KEY_REJECTED', breaker: true });
  expect(permits(await each(10))).toEqual([]);
});

test.each([
  ['rejected', KEY_REJECTED],
  ['asked to wait', ASKED_TO_WAIT(1_000)],
  ['answered by an error', SERVER_ERROR],
])('one call of the whole fleet is tried every 15 s; one that is %s leaves it open', async (_, ending) => {
  await opened();
  await timePasses(queues);
  const trial = onePermit(await each(10));
  expect(await trial.ended(ending)).toBe('same');
  expect(permits(await each(10))).toEqual([]);
  const { breaker, leftMs = 0 } = (await llamaStandstill(queues)) ?? {};
  expect(breaker).toBe(true);
  expect(leftMs).toBeGreaterThan(14_000);
});

test('it takes over from a pause, and an answer from before it does not close it', async () => {
  const [first, second, third] = permits(await each());
  await first?.ended(ASKED_TO_WAIT(1_000));
  expect(await second?.ended(KEY_REJECTED)).toBe('closed');
  expect(await third?.ended(null)).toBe('same');
  expect(await llamaStandstill(queues)).toMatchObject({ code: 'LLAMA_KEY_REJECTED', breaker: true });
});

test('the first trial that is answered closes it, and calls come back as after a pause', async () => {
  await opened();
  await timePasses(queues);
  expect(await onePermit(await each()).ended(null)).toBe('reopened');
  expect(await llamaStandstill(queues)).toBeNull();
  const again = permits(await each(20));
  expect(again.length).toBeGreaterThan(0);
  expect(again.length).toBeLessThanOrEqual(4);
});
