import fc from 'fast-check';
import { expect, test } from 'vitest';
import { run, SLOT } from './chain.ts';

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
      fc.record({ days: fc.oneof(fc.array(odd), odd, fc.constant(null)), at: odd, window_minutes: fc.anything() }),
    ),
    reasoning: fc.anything(),
  },
  { requiredKeys: ['confidence'] },
);
const zones = fc.constantFrom('UTC', 'America/New_York', 'Asia/Tokyo', 'Pacific/Apia');

test('nothing that an answer can hold breaks the chain', async () => {
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
