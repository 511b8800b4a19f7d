import fc from 'fast-check';
import { expect, test } from 'vitest';
import { run, SLOT } from './chain.ts';

const fridays = { days: ['friday'], at: '20:00', window_minutes: 60 };
const pattern = (more: object) => ({
  confidence: 0.85,
  candidate: 'c1',
  predicted_action: 'show films',
  recurrence: fridays,
  ...more,
});

test('a pattern at the upper threshold becomes a row as the generator reads it', async () => {
  const { recorded, result } = await run({ answer: [pattern({ reasoning: '3 of 4' })] });
  expect(recorded?.rows).toMatchObject([
    {
      userId: 'ann',
      priority: 85,
      predictedNeed: 'show films',
      need: 'films',
      scheduledFor: Date.parse('2026-11-27T19:55:00Z'),
      validUntil: Date.parse('2026-11-27T21:00:00Z'),
      context: {
        pattern_type: 'time_based',
        confidence: 0.85,
        predicted_action: 'show films',
        predicted_query: 'Films',
        trigger_time: '2026-11-27T20:00:00Z',
        reasoning: '3 of 4',
        novel: false,
        slot: '2026-11-22T08:35:00Z',
        model: 'played',
      },
    },
  ]);
  expect(result).toMatchObject({ outcome: 'analyzed', patterns: 1, queued: 1, novel: 0, tokens: 15 });
});

test.each([
  [0.7, 1, 1],
  [0.6999, 1, 0],
  [0.6, 1, 0],
  [0.5999, 0, 0],
])('confidence %d: %d detected, %d queued', async (confidence, detected, queued) => {
  const { recorded } = await run({ answer: [pattern({ confidence })] });
  expect(recorded?.patternsDetected).toBe(detected);
  expect(recorded?.rows).toHaveLength(queued);
});

test('who said no is neither read nor sent', async () => {
  const { recorded, asked } = await run({ person: { optedOut: true } });
  expect(asked).toEqual([]);
  expect(recorded).toMatchObject({ outcome: 'opted_out', rows: [] });
});

test('who did nothing is not sent', async () => {
  const { recorded, asked } = await run({ activity: [] });
  expect(asked).toEqual([]);
  expect(recorded?.outcome).toBe('no_activity');
});

test('a slot that was recorded before is left alone', async () => {
  const { recorded, asked, result } = await run({ person: { lastSlot: SLOT } });
  expect([recorded, asked, result.outcome]).toEqual([undefined, [], 'repeated']);
});

test('who was analysed at a later slot is accounted for, and not asked about', async () => {
  const { recorded, asked, result } = await run({ person: { lastSlot: SLOT + 1 } });
  expect([recorded?.outcome, recorded?.rows, asked, result.outcome]).toEqual(['superseded', [], [], 'superseded']);
});

test('only the dozen candidates that were given can be pointed at', async () => {
  const activity = Array.from({ length: 30 }, (_, index) => ({
    at: SLOT - (index + 1) * 1_000,
    action: 'query',
    query: `need ${index}`,
  }));
  const { recorded, result } = await run({
    activity,
    answer: [
      { confidence: 0.9, candidate: 'c12' },
      { confidence: 0.9, candidate: 'c13' },
    ],
  });
  expect(recorded?.rows.map((row) => row.need)).toEqual(['need 11']);
  expect(recorded?.patternsDetected).toBe(1);
  expect(result.leftOut.malformed).toBe(1);
});

test.each([
  ['two blanks inside', 'movies  tonight', 'movies tonight'],
  ['a joiner inside', 'می‌خواهم', 'می‌خواهم'],
  ['a control character inside', 'movies\u0007tonight', 'movies tonight'],
])('a wording of their own with %s is recognised, and kept as they write it', async (_name, own, echoed) => {
  const activity = [{ at: SLOT - 86_400_000, action: 'query', query: own }];
  const { recorded } = await run({ activity, answer: [pattern({ candidate: undefined, predicted_query: echoed })] });
  expect(recorded?.rows[0]?.context).toMatchObject({ predicted_query: own, novel: false });
});

test('days before somebody’s first activity are not held against a habit', async () => {
  const activity = [3, 10, 17].map((days) => ({ at: SLOT - days * 86_400_000, action: 'query', query: 'films' }));
  const { asked } = await run({ activity });
  expect(JSON.parse(asked[0] ?? '{}').days).toBe(17);
});

test('what the newest 5,000 rows do not reach back to is not held against a habit', async () => {
  const activity = Array.from({ length: 5_000 }, (_, index) => ({
    at: SLOT - index * 60_000,
    action: 'query',
    query: 'busy',
  }));
  const { asked } = await run({ activity });
  expect(JSON.parse(asked[0] ?? '{}').days).toBe(3);
});

test('nothing that an answer can hold breaks the chain', async () => {
  const odd = fc.oneof(
    fc.string(),
    fc.constantFrom('9:05:30', '-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z', '2026-02-30T25:61'),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  );
  const anything = fc.record(
    {
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
      candidate: fc.constantFrom('c1', 'c2', 'c13'),
      predicted_query: fc.anything(),
      predicted_action: fc.anything(),
      trigger_time: odd,
      recurrence: fc.oneof(
        fc.anything(),
        fc.record({ days: fc.oneof(fc.array(odd), odd, fc.constant(null)), at: odd }),
      ),
      reasoning: fc.anything(),
    },
    { requiredKeys: ['confidence'] },
  );
  const zones = fc.constantFrom('UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Apia');
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { maxLength: 5 }), zones, async (answer, timeZone) => {
      const { recorded } = await run({ answer, person: { timeZone } });
      for (const row of recorded?.rows ?? []) {
        expect(row.validUntil).toBeGreaterThan(SLOT);
        expect(row.scheduledFor).toBeGreaterThanOrEqual(SLOT);
        expect(row.scheduledFor).toBeLessThan(row.validUntil);
        expect(row.need.length).toBeGreaterThan(0);
      }
    }),
  );
});

test('the person’s own zone counts', async () => {
  const { recorded } = await run({ person: { timeZone: 'America/New_York' }, answer: [pattern({})] });
  expect(recorded?.rows[0]?.context.trigger_time).toBe('2026-11-28T01:00:00Z');
});

test('a need that is worded like one of their own is their own, in their wording', async () => {
  const { recorded, result } = await run({ answer: [pattern({ candidate: undefined, predicted_query: ' FILMS ' })] });
  expect(recorded?.rows[0]?.context).toMatchObject({ predicted_query: 'Films', novel: false });
  expect(result.novel).toBe(0);
});

test('a need outside their vocabulary is novel, and queued like any other', async () => {
  const { recorded, result } = await run({ answer: [pattern({ candidate: 'c99', predicted_query: 'Concerts' })] });
  expect(recorded?.rows[0]?.context).toMatchObject({ predicted_query: 'Concerts', novel: true });
  expect(result.novel).toBe(1);
});

test('an action alone is a need; its context has no predicted_query, not a null', async () => {
  const { recorded } = await run({ answer: [pattern({ candidate: undefined, predicted_action: 'Book a table' })] });
  expect(recorded?.rows[0]).toMatchObject({ need: 'book a table' });
  expect(recorded?.rows[0]?.context).not.toHaveProperty('predicted_query');
});

test('a candidate alone is enough', async () => {
  const { recorded } = await run({ answer: [{ confidence: 0.9, candidate: 'c1' }] });
  expect(recorded?.rows[0]?.context).toMatchObject({
    predicted_query: 'Films',
    predicted_action: 'Films',
    reasoning: '',
  });
});

test('20:00 once and 20:10 later in one answer are one prediction, the surer one', async () => {
  const later = pattern({ confidence: 0.9, recurrence: { days: ['friday'], at: '20:10' } });
  const { recorded } = await run({
    answer: [pattern({}), later, pattern({ recurrence: { days: ['saturday'], at: '20:00' } })],
  });
  expect(recorded?.rows.map((row) => row.context.trigger_time)).toEqual([
    '2026-11-27T20:10:00Z',
    '2026-11-28T20:00:00Z',
  ]);
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

test('a long action is cut visibly in predicted_need and whole in the context', async () => {
  const action = 'a'.repeat(400);
  const { recorded } = await run({ answer: [pattern({ predicted_action: action })] });
  expect(recorded?.rows[0]?.predictedNeed).toBe(`${'a'.repeat(254)}…`);
  expect(recorded?.rows[0]?.context.predicted_action).toBe(action);
});

test('the same slot gives the same rows to the byte', async () => {
  const [first, second] = await Promise.all([run({ answer: [pattern({})] }), run({ answer: [pattern({})] })]);
  expect(JSON.stringify(first.recorded)).toBe(JSON.stringify(second.recorded));
});
