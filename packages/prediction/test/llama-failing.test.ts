import { expect, test } from 'vitest';
import { Failure } from '../src/index.ts';
import { answerOf, run, runFailing, runUnanswered, SLOT } from './chain.ts';
import { every, iso } from './days.ts';

const failure = new Failure('transient', 'LLAMA_TIMEOUT', 'no answer in time');
const activity = every(1, 28, 'films', '2026-11-21T21:10:00Z');
const answer = [{ confidence: 0.9, candidate: 'c1' }];
/** A day later, half an hour before it comes due. */
const slot = Date.parse('2026-11-23T20:25:00Z');

test('the failure goes on to whoever retries it, and nothing is recorded', async () => {
  const last = await answerOf({ activity, answer });
  const { thrown, recorded } = await runFailing({ activity, slot, failure, person: { answer: last } });
  expect([thrown, recorded]).toEqual([failure, []]);
});

test.each(['failed', 'expired'] as const)(
  'what was learned before is queued with the slot that ends %s',
  async (end) => {
    const last = await answerOf({ activity, answer });
    const { result, recorded, asked } = await runUnanswered({ activity, slot, person: { answer: last } }, end);
    expect(result).toMatchObject({ outcome: end, queued: 1, patterns: 0 });
    expect(recorded.map(({ rows }) => rows.map((row) => iso(row.scheduledFor)))).toEqual([['2026-11-23T20:55:00Z']]);
    // The history was not looked at: the next slot does.
    expect(recorded[0]).not.toHaveProperty('seen');
    expect(asked).toEqual([]);
  },
);

test.each<[string, Parameters<typeof runUnanswered>[0]]>([
  ['who was never analysed before', {}],
  ['whose last answer is older than the history', { slot: slot + 31 * 86_400_000 }],
])('%s has nothing to queue', async (name, given) => {
  const last = name.includes('never') ? null : await answerOf({ activity, answer });
  const { result, recorded } = await runUnanswered({ activity, slot, person: { answer: last }, ...given });
  expect(result.outcome).toBe('expired');
  expect(recorded[0]).toMatchObject({ rows: [], considered: [] });
});

test('who said no meanwhile ends as that, with nothing queued', async () => {
  const last = await answerOf({ activity, answer });
  const { recorded } = await runUnanswered({ activity, slot, person: { answer: last, optedOut: true } }, 'failed');
  expect(recorded[0]).toMatchObject({ outcome: 'opted_out', rows: [], considered: [] });
});

test('a job that was given up records nothing any more', async () => {
  await expect(run({ activity, answer, aborted: true })).rejects.toThrow(/aborted/);
});

test('an unreadable answer is a failure too, and never an empty one', async () => {
  await expect(run({ text: '<html>502</html>' })).rejects.toMatchObject({ code: 'LLAMA_UNREADABLE' });
});

test('what is queued while Llama is away is what it would have been otherwise', async () => {
  const last = await answerOf({ activity, answer });
  const person = { answer: last };
  const at = SLOT + 12 * 3_600_000;
  const unchanged = await run({ activity, slot: at, person });
  const { recorded } = await runUnanswered({ activity, slot: at, person, rules: { llama: 'played#2' } });
  expect(recorded[0]?.rows.map(({ id }) => id)).toEqual(unchanged.recorded?.rows.map(({ id }) => id));
  // What an earlier Llama stated does not count as the word of the one in use.
  expect(recorded[0]?.considered.map(({ llama }) => llama)).toEqual(['played#1']);
});
