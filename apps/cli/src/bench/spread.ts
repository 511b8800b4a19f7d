/** Of some rounds; the spread is all of it, because there are few. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** Null where nothing was measured. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.toSorted((one, other) => one - other);
  const [min, max] = [sorted[0], sorted.at(-1)];
  return min === undefined || max === undefined ? null : { median: quantile(sorted, 0.5), min, max };
}

/** @param sorted ascending; @param share 0 to 1; between two values the line that joins them */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return below + (above - below) * (place - Math.floor(place));
}

/** Of values in any order. */
export function percentile(values: readonly number[], share: number): number {
  return quantile(
    values.toSorted((one, other) => one - other),
    share,
  );
}
