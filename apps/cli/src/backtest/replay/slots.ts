import { seeded } from '@ambia/prediction';

const MINUTE_MS = 60_000;

export interface SlotRules {
  readonly everyMinutes: number;
  /** So many of a day's slots, drawn by the seed; null: all. */
  readonly sample: number | null;
  readonly seed: number;
}

/** A day's slots in their order, milliseconds since the epoch. The same ones for the same seed and day. */
export function slotsOf(
  day: number,
  { from, until }: { from: number; until: number },
  { everyMinutes, sample, seed }: SlotRules,
): number[] {
  const count = Math.ceil((until - from) / (everyMinutes * MINUTE_MS));
  const slots = Array.from({ length: count }, (_, index) => from + index * everyMinutes * MINUTE_MS);
  if (sample === null || sample >= count) return slots;
  const random = seeded(Math.imul(seed, 0x9e3779b1) + day);
  return slots
    .map((slot) => ({ slot, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, sample)
    .map(({ slot }) => slot)
    .toSorted((a, b) => a - b);
}
