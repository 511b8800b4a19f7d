import type { QueueRow } from './row.ts';

/** A need within a span of time: from when its window opens until it closes. Milliseconds since the epoch. */
export interface Span {
  readonly need: string;
  readonly from: number;
  readonly validUntil: number;
}

/** Two spans of one need that share an instant are one prediction, whatever the exact minutes say. */
export function overlaps(a: Span, b: Span): boolean {
  return a.need === b.need && a.from < b.validUntil && b.from < a.validUntil;
}

/** Of rows that overlap each other only the surest stays; of equally sure ones the earliest. */
export function withoutOverlaps(rows: readonly QueueRow[]): QueueRow[] {
  const ranked = rows.toSorted(
    (a, b) => b.context.confidence - a.context.confidence || a.from - b.from || (a.id < b.id ? -1 : 1),
  );
  const kept: QueueRow[] = [];
  for (const row of ranked) if (!kept.some((other) => overlaps(row, other))) kept.push(row);
  return kept;
}
