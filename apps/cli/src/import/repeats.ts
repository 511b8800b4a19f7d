import { createHash } from 'node:crypto';
import type { Event } from './event.ts';

/** 2²⁷ places: 16 MiB a set. At ten million lines one in fourteen shares its place by chance, which costs a map entry. */
const PLACES = 2 ** 27;

/** Numbers identical lines, wherever in the file they stand. */
export interface Repeats {
  /** First pass: every event once. */
  note(event: Event): void;
  /** Second pass, in the same order: 0 for the first of its kind, 1 for the next … */
  ordinal(event: Event): number;
}

/**
 * The first pass marks where an event falls, and where a second one does; the second pass counts only what fell on a
 * doubly marked place. Exact, in 32 MiB plus an entry per repeated line, instead of an entry per line.
 */
export function openRepeats(): Repeats {
  const once = new Uint8Array(PLACES / 8);
  const again = new Uint8Array(PLACES / 8);
  const seen = new Map<string, number>();
  return {
    note(event) {
      const { byte, bit } = place(digestOf(event));
      if (((once[byte] ?? 0) & bit) !== 0) again[byte] = (again[byte] ?? 0) | bit;
      once[byte] = (once[byte] ?? 0) | bit;
    },
    ordinal(event) {
      const digest = digestOf(event);
      const { byte, bit } = place(digest);
      if (((again[byte] ?? 0) & bit) === 0) return 0;
      const key = digest.toString('base64');
      const ordinal = seen.get(key) ?? 0;
      seen.set(key, ordinal + 1);
      return ordinal;
    },
  };
}

function digestOf({ user, local, what }: Event): Buffer {
  return createHash('sha256')
    .update(JSON.stringify([user, local, what]))
    .digest()
    .subarray(0, 12);
}

function place(digest: Buffer): { byte: number; bit: number } {
  const index = digest.readUInt32BE(0) % PLACES;
  return { byte: index >>> 3, bit: 1 << (index & 7) };
}
