import { expect, test } from 'vitest';
import { run, SLOT } from './chain.ts';
import { pattern } from './played-pattern.ts';

test('the person’s own zone counts', async () => {
  const { recorded } = await run({ person: { timeZone: 'America/New_York' }, answer: [pattern({})] });
  expect(recorded?.rows[0]?.context.trigger_time).toBe('2026-11-28T01:00:00Z');
});

test('a page is never scheduled in the past, and is wanted after it was scheduled', async () => {
  const { recorded } = await run({
    answer: [pattern({ recurrence: { days: ['sunday'], at: '08:37' } })],
    slot: SLOT + 250,
  });
  const [row] = recorded?.rows ?? [];
  expect(row?.scheduledFor).toBe(SLOT + 1_000);
  expect(row?.validUntil).toBe(Date.parse('2026-11-22T09:37:00Z'));
});

test('a time more than eight days ahead is left out and counted', async () => {
  const { recorded, result } = await run({
    answer: [pattern({ recurrence: undefined, trigger_time: '9999-01-01T00:00:00Z' })],
  });
  expect(recorded?.rows).toEqual([]);
  expect(result.leftOut.tooFar).toBe(1);
});

test('an instant that Llama names comes once: stored until then, and not kept for another day', async () => {
  const answer = [pattern({ recurrence: undefined, trigger_time: '2026-11-22T20:00:00Z' })];
  const first = (await run({ answer })).recorded;
  const row = first?.rows[0];
  expect(row?.context.trigger_time).toBe('2026-11-22T20:00:00Z');
  const at = async (instant: string) => {
    const { recorded } = await run({ person: { answer: first?.answer ?? null }, slot: Date.parse(instant) });
    return recorded?.rows.map(({ id }) => id);
  };
  // The row that was not to be while a page was cached comes with the same id once it has expired.
  expect(await at('2026-11-22T19:30:00Z')).toEqual([row?.id]);
  expect(await at('2026-11-22T20:00:00Z')).toEqual([]);
  expect(await at('2026-11-22T20:05:00Z')).toEqual([]);
});
