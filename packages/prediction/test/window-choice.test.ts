import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Activity, historyOf, meets, UNLEARNED } from '../src/index.ts';
import { run, SLOT } from './chain.ts';
import { every, iso } from './days.ts';

const HALF_HOUR_MS = 1_800_000;
const someNeeds = fc.array(
  fc.record({
    at: fc.integer({ min: SLOT - 30 * 86_400_000, max: SLOT }),
    action: fc.constant('query'),
    query: fc.constantFrom('films', 'news', 'weather', 'pizza'),
  }),
  { minLength: 50, maxLength: 400 },
);
/** Needs that gather around a few times of day, so that there is a lot to choose from. */
const gathered = someNeeds.map((activity) =>
  activity.map((one) => ({ ...one, at: one.at - (one.at % 86_400_000) + (one.at % 5) * 5 * HALF_HOUR_MS })),
);
const candidatesOf = (activity: readonly Activity[]) => historyOf(activity, SLOT, 'UTC', UNLEARNED).candidates;

test('a window is one to four hours long, and its densest half hour lies in it', () => {
  fc.assert(
    fc.property(fc.oneof(someNeeds, gathered), (activity) => {
      for (const { start, length, peak } of candidatesOf(activity)) {
        expect(length * 30).toBeGreaterThanOrEqual(60);
        expect(length * 30).toBeLessThanOrEqual(240);
        expect(start + length).toBeLessThanOrEqual(48);
        expect(peak).toBeGreaterThanOrEqual(0);
        expect(peak).toBeLessThan(length);
      }
    }),
    { numRuns: 40 },
  );
});

test('no two windows of one need overlap on a day, and a dozen is all there is', () => {
  fc.assert(
    fc.property(fc.oneof(someNeeds, gathered), (activity) => {
      const candidates = candidatesOf(activity);
      expect(candidates.length).toBeLessThanOrEqual(12);
      for (const [index, one] of candidates.entries()) {
        const same = candidates
          .slice(index + 1)
          .filter(({ need, day }) => need.need === one.need.need && day === one.day);
        expect(same.filter((other) => meets(one, other))).toEqual([]);
      }
    }),
    { numRuns: 40 },
  );
});

test('a habit that keeps its time gets a short window, one that wanders a longer one', () => {
  const sharp = every(1, 28, 'news', '2026-11-21T08:10:00Z');
  const wandering = every(1, 28, 'news', '2026-11-21T08:10:00Z').map((one, day) => ({
    ...one,
    at: one.at + (day % 5) * HALF_HOUR_MS,
  }));
  const hours = (activity: readonly Activity[]) => (candidatesOf(activity)[0]?.length ?? 0) / 2;
  expect([hours(sharp), hours(wandering)]).toEqual([1, 2.5]);
});

/** Every day in the hours from 18:00 to 20:00, most often at 19:10. */
const mostlyAtSeven = every(1, 28, 'news', '2026-11-21T19:10:00Z').map((one, day) => ({
  ...one,
  at: one.at + (day % 4 === 1 ? -2 * HALF_HOUR_MS : day % 4 === 3 ? HALF_HOUR_MS : 0),
}));

test('the page is made for the densest half hour, and kept until the window closes', async () => {
  const { recorded } = await run({ activity: mostlyAtSeven, answer: [{ confidence: 0.9, candidate: 'c1' }] });
  const [row] = recorded?.rows ?? [];
  expect([iso(row?.from ?? 0), iso(row?.validUntil ?? 0)]).toEqual(['2026-11-22T18:00:00Z', '2026-11-22T20:00:00Z']);
  expect(row?.context.trigger_time).toBe('2026-11-22T19:00:00Z');
  expect(iso(row?.scheduledFor ?? 0)).toBe('2026-11-22T18:55:00Z');
});

test.each([
  ['before the window: the densest half hour less the lead', '2026-11-22T17:00:00Z', '2026-11-22T18:55:00Z'],
  ['within the lead: at once', '2026-11-22T18:57:00Z', '2026-11-22T18:57:00Z'],
  ['when the densest half hour has begun: tomorrow', '2026-11-22T19:00:00Z', '2026-11-23T18:55:00Z'],
])('a stored pattern comes due %s', async (_name, at, scheduledFor) => {
  const asked = await run({ activity: mostlyAtSeven, answer: [{ confidence: 0.9, candidate: 'c1' }] });
  const rules = { horizonMs: 26 * 3_600_000 };
  const answer = asked.recorded?.answer ?? null;
  const { recorded } = await run({ activity: mostlyAtSeven, person: { answer }, slot: Date.parse(at), rules });
  expect(recorded?.outcome).toBe('unchanged');
  expect(recorded?.rows.map((row) => iso(row.scheduledFor))).toEqual([scheduledFor]);
});
