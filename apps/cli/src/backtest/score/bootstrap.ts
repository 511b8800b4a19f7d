import { seeded } from '@ambia/prediction';
import type { Share } from '../report.ts';

/** How often people are drawn anew. */
const DRAWS = 1_000;

/** One person's part of a share, or of a rate. */
export interface Part {
  readonly of: number;
  readonly part: number;
}

/**
 * A share or a rate with its 95 % interval: the same number of people is drawn again and again, with replacement, because
 * what one person does hangs together. Draws that hold nothing to count are left out.
 */
export function shareOver(people: readonly Part[], seed: number): Share {
  const value = shareOf(people);
  if (value === null) return { value, lower: null, upper: null };
  const random = seeded(seed);
  const shares: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const drawn = drawnShare(people, random);
    if (drawn !== null) shares.push(drawn);
  }
  shares.sort((a, b) => a - b);
  return { value, lower: quantile(shares, 0.025), upper: quantile(shares, 0.975) };
}

function shareOf(people: readonly Part[]): number | null {
  const of = people.reduce((sum, one) => sum + one.of, 0);
  return of === 0 ? null : people.reduce((sum, one) => sum + one.part, 0) / of;
}

function drawnShare(people: readonly Part[], random: () => number): number | null {
  let of = 0;
  let part = 0;
  for (let index = 0; index < people.length; index++) {
    const one = people[Math.floor(random() * people.length)];
    of += one?.of ?? 0;
    part += one?.part ?? 0;
  }
  return of === 0 ? null : part / of;
}

/** Of numbers in rising order, by nearest rank; 0 where there are none. */
function quantile(sorted: readonly number[], at: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(at * sorted.length) - 1))] ?? 0;
}
