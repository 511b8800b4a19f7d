import { seeded } from '@ambia/prediction';

const MINUTE_MS = 60_000;

export interface SlotRules {
  readonly everyMinutes: number;
  /** So many of a day's slots, one drawn by the seed from each of as many equal parts of the day; null: all. */
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
  const slotAt = (index: number) => from + index * everyMinutes * MINUTE_MS;
  if (sample === null || sample >= count) return Array.from({ length: count }, (_, index) => slotAt(index));
  const random = seeded(Math.imul(seed, 0x9e3779b1) + day);
  return Array.from({ length: sample }, (_, part) => {
    const [first, next] = [Math.floor((part * count) / sample), Math.floor(((part + 1) * count) / sample)];
    return slotAt(first + Math.floor(random() * (next - first)));
  });
}
