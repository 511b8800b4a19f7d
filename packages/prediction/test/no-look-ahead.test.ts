import fc from 'fast-check';
import { expect, test } from 'vitest';
import { run, SLOT } from './chain.ts';
import { plantedPerson } from './planted.ts';

const HOUR_MS = 3_600_000;
/** Two months, of which the chain may see what lies before the slot. */
const log = plantedPerson(7, { until: SLOT + 15 * 86_400_000, days: 60 });
const answer = [
  { confidence: 0.9, candidate: 'c1' },
  { confidence: 0.8, candidate: 'c2' },
  { confidence: 0.75, predicted_query: 'news', recurrence: { days: ['friday'], at: '12:00', window_minutes: 90 } },
];

test('what a person does after a slot changes nothing of what is predicted at it, to the byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -15 * 24 * 12, max: 14 * 24 * 12 }), async (steps) => {
      const slot = SLOT + (steps * HOUR_MS) / 12;
      const whole = await run({ activity: log, slot, answer });
      const cut = await run({ activity: log.filter(({ at }) => at <= slot), slot, answer });
      expect(JSON.stringify(cut)).toBe(JSON.stringify(whole));
      expect(whole.recorded?.considered.length).toBeGreaterThan(0);
    }),
    { numRuns: 60 },
  );
});
