import { expect, test } from 'vitest';
import { Failure } from '../src/index.ts';
import { answerOf, run, runFailing, SLOT } from './chain.ts';
import { every, iso } from './days.ts';

const failure = new Failure('transient', 'LLAMA_TIMEOUT', 'no answer in time');
const activity = every(1, 28, 'films', '2026-11-21T21:10:00Z');
const answer = [{ confidence: 0.9, candidate: 'c1' }];
/** A day later, half an hour before it comes due. */
const slot = Date.parse('2026-11-23T20:25:00Z');

test('what was learned before is queued, and the failure goes on', async () => {
  const last = await answerOf({ activity, answer });
  const { thrown, stored, recorded } = await runFailing({ activity, slot, failure, person: { answer: last } });
  expect(thrown).toBe(failure);
  expect(recorded).toEqual([]);
  expect(stored.map(({ rows }) => rows.map((row) => iso(row.scheduledFor)))).toEqual([['2026-11-23T20:55:00Z']]);
});

test('who was never analysed before has nothing to queue', async () => {
  const { thrown, stored, recorded } = await runFailing({ activity, slot, failure });
  expect([thrown, stored, recorded]).toEqual([failure, [], []]);
});

test('a job that was given up queues and records nothing any more', async () => {
  const last = await answerOf({ activity, answer });
  const failing = await runFailing({ activity, slot, failure, person: { answer: last }, aborted: true });
  expect([failing.stored, failing.recorded]).toEqual([[], []]);
  await expect(run({ activity, answer, aborted: true })).rejects.toThrow(/aborted/);
});

test('an unreadable answer is a failure too, and never an empty one', async () => {
  await expect(run({ text: '<html>502</html>' })).rejects.toMatchObject({ code: 'LLAMA_UNREADABLE' });
});

test('what was queued while Llama was away is what it would have been otherwise', async () => {
  const last = await answerOf({ activity, answer });
  const person = { answer: last };
  const at = SLOT + 12 * 3_600_000;
  const unchanged = await run({ activity, slot: at, person });
  const { stored } = await runFailing({ activity, slot: at, person, rules: { llama: 'played#2' }, failure });
  expect(stored[0]?.rows.map(({ id }) => id)).toEqual(unchanged.recorded?.rows.map(({ id }) => id));
  // What an earlier Llama stated does not count as the word of the one in use.
  expect(stored[0]?.considered.map(({ llama }) => llama)).toEqual(['played#1']);
});
