import type { Steps } from './steps.ts';

/** Values that are gone through in one piece: a few milliseconds, also where they are sorted. */
export const PIECE = 2_048;

/** What `toSorted` returns, by merging. */
export function* sortedPiecewise<T extends object>(
  values: readonly T[],
  compare: (one: T, other: T) => number,
): Steps<T[]> {
  let runs: T[][] = [];
  for (let at = 0; at < values.length; at += PIECE) {
    runs.push(values.slice(at, at + PIECE).sort(compare));
    yield;
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      longer.push(yield* merged(runs[at] ?? [], runs[at + 1] ?? [], compare));
    }
    runs = longer;
  }
  return runs[0] ?? [];
}

function* merged<T extends object>(left: T[], right: T[], compare: (one: T, other: T) => number): Steps<T[]> {
  const all: T[] = [];
  let taken = 0;
  for (;;) {
    const one = left[taken];
    const other = right[all.length - taken];
    if (one === undefined) return all.concat(right.slice(all.length - taken));
    if (other === undefined) return all.concat(left.slice(taken));
    // Of equals the left one comes first, as it did.
    const isLeft = compare(one, other) <= 0;
    all.push(isLeft ? one : other);
    if (isLeft) taken += 1;
    if (all.length % PIECE === 0) yield;
  }
}

/** What `map` returns. */
export function* mappedPiecewise<T, U>(values: readonly T[], of: (value: T) => U): Steps<U[]> {
  const all: U[] = [];
  for (const value of values) {
    all.push(of(value));
    if (all.length % PIECE === 0) yield;
  }
  return all;
}
