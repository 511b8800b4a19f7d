import { expect, test } from 'vitest';
import { run, SLOT } from './chain.ts';
import { pattern } from './played-pattern.ts';

test('a pattern at the upper threshold becomes a row as the generator reads it', async () => {
  const { recorded, result } = await run({ answer: [pattern({ reasoning: '3 of 4' })] });
  expect(recorded?.rows).toMatchObject([
    {
      userId: 'ann',
      priority: 85,
      predictedNeed: 'show films',
      need: 'films',
      from: Date.parse('2026-11-27T20:00:00Z'),
      scheduledFor: Date.parse('2026-11-27T19:55:00Z'),
      validUntil: Date.parse('2026-11-27T21:00:00Z'),
      context: {
        pattern_type: 'time_based',
        confidence: 0.85,
        decided_by: 'llama',
        llama_confidence: 0.85,
        evidence: '4 of the last 4 Fridays',
        predicted_action: 'show films',
        predicted_query: 'Films',
        trigger_time: '2026-11-27T20:00:00Z',
        window: { from: '2026-11-27T20:00:00Z', until: '2026-11-27T21:00:00Z' },
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
])('confidence %d: %d detected, %d queued, and considered in any case', async (confidence, detected, queued) => {
  const { recorded } = await run({ answer: [pattern({ confidence })] });
  expect(recorded?.patternsDetected).toBe(detected);
  expect(recorded?.rows).toHaveLength(queued);
  const stated = recorded?.considered.filter((one) => one.stated !== null);
  expect(stated).toMatchObject([{ stated: confidence, ruling: queued === 1 ? 'queued' : 'below_threshold' }]);
});

test('a row and what is remembered of it have one id, one window and one confidence', async () => {
  const { recorded } = await run({ answer: [pattern({})] });
  const [row] = recorded?.rows ?? [];
  const remembered = recorded?.considered.find(({ id }) => id === row?.id);
  expect(remembered).toMatchObject({
    from: row?.from,
    until: row?.validUntil,
    scheduledFor: row?.scheduledFor,
    confidence: row?.context.confidence,
    llama: 'played#1',
  });
});

test('a fresh answer is stored with the question, the zone and the Llama that it belongs to', async () => {
  const { recorded } = await run({ answer: [pattern({})], person: { timeZone: 'Asia/Tokyo' } });
  expect(recorded?.answer).toMatchObject({
    slot: SLOT,
    seen: SLOT,
    zone: 'Asia/Tokyo',
    llama: 'played#1',
    model: 'played',
    patterns: [{ need: 'films', days: ['friday'], from: '20:00', minutes: 60, stated: 0.85 }],
  });
});

test('where there is no Llama the habits speak alone', async () => {
  const { recorded, asked, result } = await run({ text: null });
  expect(asked).toHaveLength(1);
  expect(recorded?.considered).toMatchObject([{ need: 'films', stated: null, decidedBy: 'habit' }]);
  expect(recorded?.answer?.model).toBe('none');
  expect(result).toMatchObject({ outcome: 'analyzed', tokens: 0 });
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

test('a long action is cut visibly in predicted_need and whole in the context', async () => {
  const action = 'a'.repeat(400);
  const { recorded } = await run({ answer: [pattern({ predicted_action: action })] });
  expect(recorded?.rows[0]?.predictedNeed).toBe(`${'a'.repeat(254)}…`);
  expect(recorded?.rows[0]?.context.predicted_action).toBe(action);
});
