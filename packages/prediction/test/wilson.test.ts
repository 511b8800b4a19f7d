import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wilson } from '../src/index.ts';

// By hand, z = 1.96: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n).
test.each([
  [0, 0, 0, 1],
  [1, 1, 0.2065, 1],
  [0, 10, 0, 0.2775],
  [5, 10, 0.2366, 0.7634],
  [8, 10, 0.4902, 0.9433],
  [75, 100, 0.6569, 0.8245],
  [242, 323, 0.6992, 0.7934],
])('%d of %d lie between %d and %d', (hits, n, lower, upper) => {
  expect(wilson(hits, n).lower).toBeCloseTo(lower, 3);
  expect(wilson(hits, n).upper).toBeCloseTo(upper, 3);
});

test('the share lies inside, the interval inside 0 to 1, and more of the same narrows it', () => {
  fc.assert(
    fc.property(fc.nat(200), fc.integer({ min: 1, max: 200 }), (some, n) => {
      const hits = Math.min(some, n);
      const { lower, upper } = wilson(hits, n);
      const more = wilson(hits * 4, n * 4);
      expect(lower).toBeGreaterThanOrEqual(0);
      expect(lower).toBeLessThanOrEqual(hits / n + 1e-12);
      expect(upper).toBeGreaterThanOrEqual(hits / n - 1e-12);
      expect(upper).toBeLessThanOrEqual(1);
      expect(more.upper - more.lower).toBeLessThan(upper - lower);
    }),
  );
});
