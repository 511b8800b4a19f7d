import type { JournalEntry } from '@ambia/stage';

/** Calls in groups: within one, no two neighbours begin more than `apartMs` apart. */
export function bursts(entries: readonly JournalEntry[], apartMs: number): JournalEntry[][] {
  const groups: JournalEntry[][] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (const entry of entries) {
    if (entry.beganAt - last > apartMs) groups.push([]);
    groups.at(-1)?.push(entry);
    last = entry.beganAt;
  }
  return groups;
}

/** The most calls that began within any `ms`. */
export function mostWithin(entries: readonly JournalEntry[], ms: number): number {
  let most = 0;
  let from = 0;
  for (const [index, { beganAt }] of entries.entries()) {
    while ((entries[from]?.beganAt ?? beganAt) <= beganAt - ms) from += 1;
    most = Math.max(most, index - from + 1);
  }
  return most;
}
