import { expect, test } from 'vitest';
import { type Candidate, historyOf, UNLEARNED } from '../src/index.ts';
import { PLANTED, plantedPerson } from './planted.ts';

const THURSDAY = Date.parse('2026-11-19T04:35:00Z');
const FRIDAY = Date.parse('2026-11-20T04:35:00Z');
const SEEDS = Array.from({ length: 60 }, (_, seed) => seed);

/** The candidate whose window takes in the planted time, for each of sixty people. */
const foundBy = (query: keyof typeof PLANTED, slot: number): (Candidate | undefined)[] =>
  SEEDS.map((seed) => {
    const history = historyOf(plantedPerson(seed, { until: slot }), slot, 'UTC', UNLEARNED);
    const halfHour = (PLANTED[query].minute - 240) / 30;
    const takesIn = ({ start, length }: Candidate) => start <= halfHour && halfHour < start + length;
    return history.candidates.find((one) => one.need.need === query && takesIn(one));
  });

const MORNINGS = foundBy('news', THURSDAY);
const FRIDAYS = foundBy('films', FRIDAY);

const rateOf = (found: readonly Candidate[]) =>
  found.reduce((sum, { kept, of }) => sum + kept / of, 0) / Math.max(1, found.length);

test.each([
  ['working mornings', 'news', MORNINGS],
  ['Friday evenings', 'films', FRIDAYS],
] as const)('%s are found in noise, at about their rate', (_name, query, found) => {
  const missed = SEEDS.filter((seed) => found[seed] === undefined);
  expect(missed.length, `not found for the seeds ${missed.join()}`).toBeLessThanOrEqual(3);
  const rate = rateOf(found.filter((one) => one !== undefined));
  expect(Math.abs(rate - PLANTED[query].chance), `found at ${rate}`).toBeLessThan(0.05);
});

test('a habit is found on the days that it was planted on', () => {
  const days = (found: readonly (Candidate | undefined)[], recurs: string) =>
    found.filter((one) => one?.recurs === recurs).length;
  expect(days(MORNINGS, 'day_class')).toBeGreaterThanOrEqual(50);
  expect(days(FRIDAYS, 'weekday')).toBeGreaterThanOrEqual(50);
});
