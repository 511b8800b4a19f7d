import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildPrompt, historyOf, UNLEARNED } from '../src/index.ts';
import { run, SLOT } from './chain.ts';
import { plantedPerson, shuffledOrder } from './planted.ts';

const answer = [
  { confidence: 0.9, candidate: 'c1' },
  { confidence: 0.8, candidate: 'c2' },
  { confidence: 0.9, predicted_query: 'concerts' },
];

test('the same slot gives the same rows, questions and answers to the byte', async () => {
  const activity = plantedPerson(3, { until: SLOT });
  const [first, second] = await Promise.all([run({ activity, answer }), run({ activity, answer })]);
  expect(first.recorded?.rows.length).toBeGreaterThan(1);
  expect(JSON.stringify(first)).toBe(JSON.stringify(second));
});

test('the order in which activity was read changes nothing, to the byte', () => {
  fc.assert(
    fc.property(fc.nat(1_000), fc.nat(1_000), (person, order) => {
      const activity = plantedPerson(person, { until: SLOT });
      const read = (rows: typeof activity) => {
        const history = historyOf(rows, SLOT, 'Europe/Berlin', UNLEARNED);
        return JSON.stringify([buildPrompt(history), history.candidates]);
      };
      expect(read(shuffledOrder(activity, order))).toBe(read(activity));
    }),
    { numRuns: 50 },
  );
});

test('nor does it where everything happens at one instant', () => {
  const activity = ['a', 'B', 'b', 'A', 'c', 'C?'].flatMap((query) =>
    Array.from({ length: 10 }, (_, day) => ({ at: SLOT - (day + 1) * 86_400_000, action: 'query', query })),
  );
  const read = (rows: typeof activity) => {
    const history = historyOf(rows, SLOT, 'UTC', UNLEARNED);
    return JSON.stringify([buildPrompt(history), history.candidates]);
  };
  for (let seed = 0; seed < 20; seed++) expect(read(shuffledOrder(activity, seed))).toBe(read(activity));
});
