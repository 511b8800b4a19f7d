import { overlaps, type QueueRow, type Span } from '@ambia/prediction';

export interface Deduped {
  /** Sorted by id, the order in which every writer inserts. */
  readonly fresh: readonly QueueRow[];
  readonly alreadyQueued: number;
  readonly alreadyCached: number;
}

/** Leaves out the rows whose need is `live` (queued, being made or made, by anyone) at an overlapping time, and those whose page is there. */
export function withoutKnown(
  rows: readonly QueueRow[],
  live: readonly Span[],
  cachedKeys: ReadonlySet<string>,
): Deduped {
  const unqueued = rows.filter((row) => !live.some((other) => overlaps(other, row)));
  const fresh = unqueued.filter((row) => !cachedKeys.has(row.cacheKey));
  return {
    fresh: fresh.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
    alreadyQueued: rows.length - unqueued.length,
    alreadyCached: unqueued.length - fresh.length,
  };
}
