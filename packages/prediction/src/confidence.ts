/** Both inclusive: 0.7 exactly is queued, 0.6999 is not. */
export interface Thresholds {
  /** From here a pattern counts as detected (0.6). */
  readonly keep: number;
  /** From here its prediction is queued (0.7). */
  readonly queue: number;
}

export function atLeast<T extends { readonly confidence: number }>(items: readonly T[], threshold: number): T[] {
  return items.filter((item) => item.confidence >= threshold);
}
