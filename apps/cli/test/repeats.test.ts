import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openRepeats } from '../src/import/repeats.ts';

const events = fc.array(
  fc.record({
    user: fc.constantFrom('a', 'b'),
    local: fc.constantFrom('2014-02-02T00:41:00', '2014-02-02T00:42:00'),
    what: fc.constantFrom('x', 'y'),
  }),
  { maxLength: 40 },
);

test('identical lines are numbered in the order in which they stand, as a count of all lines would', () => {
  fc.assert(
    fc.property(events, (lines) => {
      const repeats = openRepeats();
      for (const line of lines) repeats.note(line);
      const seen: string[] = [];
      for (const line of lines) {
        const key = JSON.stringify(line);
        expect(repeats.ordinal(line)).toBe(seen.filter((other) => other === key).length);
        seen.push(key);
      }
    }),
    { numRuns: 30 },
  );
});
