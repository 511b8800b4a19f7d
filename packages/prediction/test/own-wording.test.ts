import { expect, test } from 'vitest';
import { run } from './chain.ts';
import { did, every } from './days.ts';
import { pattern } from './played-pattern.ts';

test.each([
  ['two blanks inside', 'movies  tonight', 'movies tonight'],
  ['a joiner inside', 'می‌خواهم', 'می‌خواهم'],
  ['a control character inside', 'movies\u0007tonight', 'movies tonight'],
])('a wording of their own with %s is recognised, and kept as they write it', async (_name, own, echoed) => {
  const activity = [did(own, '2026-11-21T08:35:00Z')];
  const { recorded } = await run({ activity, answer: [pattern({ candidate: undefined, predicted_query: echoed })] });
  expect(recorded?.rows[0]?.context).toMatchObject({ predicted_query: own, novel: false });
});

test('a need that is worded like one of their own is their own, in their wording', async () => {
  const { recorded, result } = await run({ answer: [pattern({ candidate: undefined, predicted_query: ' FILMS ' })] });
  expect(recorded?.rows[0]?.context).toMatchObject({ predicted_query: 'Films', novel: false });
  expect(result.novel).toBe(0);
});

test('a need outside their vocabulary is novel, and queued like any other', async () => {
  const { recorded, result } = await run({ answer: [pattern({ candidate: 'c99', predicted_query: 'Concerts' })] });
  expect(recorded?.rows[0]?.context).toMatchObject({ predicted_query: 'Concerts', novel: true, evidence: '' });
  expect(recorded?.rows[0]?.context.evidence_confidence).toBeNull();
  expect(result.novel).toBe(1);
});

test('an action alone is a need; its context has no predicted_query, not a null', async () => {
  const { recorded } = await run({ answer: [pattern({ candidate: undefined, predicted_action: 'Book a table' })] });
  expect(recorded?.rows[0]).toMatchObject({ need: 'book a table' });
  expect(recorded?.rows[0]?.context).not.toHaveProperty('predicted_query');
});

test('a candidate alone is enough: it brings its window and what speaks for it', async () => {
  const activity = every(1, 20, 'Films', '2026-11-21T20:05:00Z');
  const { recorded } = await run({ activity, answer: [{ confidence: 0.9, candidate: 'c1' }] });
  expect(recorded?.rows[0]?.context).toMatchObject({
    predicted_query: 'Films',
    predicted_action: 'Films',
    reasoning: '20 of the last 20 days',
  });
});

test('only the dozen candidates that were given can be pointed at', async () => {
  const activity = Array.from({ length: 15 }, (_, index) =>
    every(1, 20, `need ${index}`, `2026-11-21T${String(index + 8).padStart(2, '0')}:05:00Z`),
  ).flat();
  const { recorded, asked, result } = await run({
    activity,
    answer: [
      { confidence: 0.9, candidate: 'c12' },
      { confidence: 0.9, candidate: 'c13' },
    ],
  });
  expect(JSON.parse(asked[0] ?? '{}').candidates).toHaveLength(12);
  expect(recorded?.rows).toHaveLength(1);
  expect(recorded?.patternsDetected).toBe(1);
  expect(result.leftOut.malformed).toBe(1);
});
