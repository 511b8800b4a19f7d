import type { Considered } from '@ambia/prediction';
import { isSameUnit } from './considered-units.ts';

export interface DailyRules {
  /** The morning, and the next one: windows that open between them count. Milliseconds since the epoch. */
  readonly slot: number;
  readonly nextSlot: number;
  readonly top: number;
}

/**
 * What counts of one morning's analysis: the surest of what opens within the day, no two of one need overlapping, and
 * none that an earlier morning's already holds.
 */
export function emittedOn(
  considered: readonly Considered[],
  earlier: readonly Considered[],
  { slot, nextSlot, top }: DailyRules,
): Considered[] {
  const kept: Considered[] = [];
  for (const one of considered.filter(isOffered).toSorted(surest)) {
    if (kept.length === top) break;
    if (one.from < slot || one.from >= nextSlot) continue;
    if (![...earlier, ...kept].some((other) => isSameUnit(other, one))) kept.push(one);
  }
  return kept;
}

/** What Llama was shown and did not name is no prediction, however sure the habit is. */
export function isOffered({ ruling }: Considered): boolean {
  return ruling !== 'left_out';
}

function surest(a: Considered, b: Considered): number {
  return (
    b.confidence - a.confidence || (b.evidence ?? 0) - (a.evidence ?? 0) || a.from - b.from || (a.id < b.id ? -1 : 1)
  );
}
