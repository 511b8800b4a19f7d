import { afterAll, beforeEach, expect, test } from 'vitest';
import { llamaStandstill } from '../src/index.ts';
import {
  ABORTED,
  ASKED_TO_WAIT,
  failingFor,
  fleetOf,
  KEY_REJECTED,
  onePermit,
  permits,
  SERVER_ERROR,
  timePasses,
  waits,
} from './fleet.ts';
import { freshQueues } from './fresh-queues.ts';

const queues = freshQueues();
const fleet = fleetOf(queues, 3);
afterAll(() => fleet.close());
beforeEach(async () => {
  const key = `${queues.settings.prefix}:llama:fleet`;
  await queues.redis.del(key, `${key}:failing`);
});

const people = (count: number) => Array.from({ length: count }, (_, index) => `person-${index}`);
const asked = (who: string, index = 0, patienceMs = 600_000) => fleet.ask[index % 3]?.({ who, patienceMs }) ?? -1;
const each = (whose: readonly string[]) => Promise.all(whose.map((who, index) => asked(who, index)));
const onePermitOf = async (who: string) => onePermit([await asked(who)]);

/** Calls of so many people fail over so long a time; the last one's permit is still open. */
async function failing(whose: readonly string[], ms = 60_000) {
  const open = permits(await each(whose));
  const last = open.pop();
  for (const permit of open) await permit.ended(SERVER_ERROR);
  await failingFor(queues, ms);
  if (last === undefined) throw new Error('nobody asked');
  return last;
}

async function away() {
  const last = await failing(people(5));
  await last.ended(SERVER_ERROR);
}

test('calls of five people that fail one after another over five seconds close it, once, and say why', async () => {
  const last = await failing(people(8));
  const others = permits(await each(people(2)));
  expect(await last.ended(SERVER_ERROR)).toBe('closed');
  for (const permit of others) expect(await permit.ended(SERVER_ERROR)).toBe('same');
  expect(await llamaStandstill(queues)).toMatchObject({ code: 'LLAMA_SERVER_ERROR', away: true, breaker: false });
});

test.each([
  ['within a moment', people(20), 1_000],
  ['of four people, however often and long', [...people(4), ...people(4), ...people(4)], 3_600_000],
])('failures %s are no outage', async (_, whose, ms) => {
  const last = await failing(whose, ms);
  expect(await last.told(SERVER_ERROR)).toEqual({ news: 'same', instead: null });
  expect(await llamaStandstill(queues)).toBeNull();
});

test('one call that goes well in between begins it anew', async () => {
  const [well] = permits(await each(['fay']));
  const last = await failing(people(5));
  await well?.ended(null);
  expect(await last.ended(SERVER_ERROR)).toBe('same');
});

test('a call that we broke off ourselves, and one that was refused for what it said, say nothing', async () => {
  const last = await failing(people(5));
  expect(await last.ended(ABORTED)).toBe('same');
  expect(await llamaStandstill(queues)).toBeNull();
});

test('whoever fails meanwhile is told to wait and not that they failed', async () => {
  const last = await failing(people(5));
  const { instead } = await last.told(SERVER_ERROR);
  expect(instead).toMatchObject({ kind: 'rate_limited', code: 'LLAMA_PAUSED' });
  expect(instead?.message).toContain('LLAMA_SERVER_ERROR');
  expect(instead?.retryAfterMs).toBeGreaterThan(900);
});

test('one call is tried, then those who wait come a second apart, each at a time of their own', async () => {
  await away();
  await timePasses(queues);
  const answers = await each(people(30));
  onePermit(answers);
  const told = waits(answers);
  const gaps = told.slice(1).map((wait, index) => wait - (told[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(900);
  expect(Math.max(...gaps)).toBeLessThan(1_100);
});

test('nobody is told to wait beyond what they have left', async () => {
  await away();
  await each(people(10));
  expect(await asked('bob', 0, 3_000)).toBe(3_000);
});

test('a trial that fails is followed by the next, and one whose worker vanished too', async () => {
  await away();
  await timePasses(queues);
  expect(await (await onePermitOf('ann')).ended(SERVER_ERROR)).toBe('same');
  await timePasses(queues);
  await onePermitOf('bob');
  await timePasses(queues);
  await onePermitOf('cid');
});

test('any call that goes well ends it, once: whoever waits is sent for, without a ramp and a line', async () => {
  await away();
  await timePasses(queues);
  const trial = await onePermitOf('ann');
  await each(people(30));
  await timePasses(queues);
  const late = await onePermitOf('bob');
  expect(await trial.told(null)).toEqual({ news: 'returned', instead: null });
  expect(await late.ended(null)).toBe('same');
  expect(await llamaStandstill(queues)).toBeNull();
  expect(permits(await each(people(100)))).toHaveLength(100);
});

test('it stands beside pauses: a trial that is asked to wait pauses, and what follows comes back by the ramp', async () => {
  await away();
  await timePasses(queues);
  const trial = await onePermitOf('ann');
  expect(await trial.ended(ASKED_TO_WAIT(5_000))).toBe('same');
  expect(await llamaStandstill(queues)).toMatchObject({ code: 'LLAMA_RATE_LIMITED', away: false });
  await timePasses(queues);
  expect(await (await onePermitOf('bob')).ended(null)).toBe('returned');
  expect(permits(await each(people(100))).length).toBeLessThanOrEqual(4);
});

test('a rejected key takes over', async () => {
  await away();
  await timePasses(queues);
  expect(await (await onePermitOf('ann')).ended(KEY_REJECTED)).toBe('closed');
  expect(await llamaStandstill(queues)).toMatchObject({ breaker: true, away: false });
});
