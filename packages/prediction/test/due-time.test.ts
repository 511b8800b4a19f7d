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

test('an instant that Llama names comes once, and is not kept for another day', async () => {
  const { recorded } = await run({
    answer: [pattern({ recurrence: undefined, trigger_time: '2026-11-24T20:00:00Z' })],
  });
  expect(recorded?.rows.map((row) => row.context.trigger_time)).toEqual(['2026-11-24T20:00:00Z']);
  expect(recorded?.answer?.patterns).toEqual([]);
});
