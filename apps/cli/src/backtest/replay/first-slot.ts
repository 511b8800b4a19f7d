import { userHash } from '@ambia/prediction';

const MINUTE_MS = 60_000;
/** Of the hash 48 bits are drawn from: what a number holds exactly. */
const DIGITS = 12;

/**
 * From when on a person is looked at: a minute of the first day that is replayed, drawn by the seed. In production
 * somebody's first analysis falls on whatever slot they come active, and the next ones follow it; if all began at the
 * same instant, all answers would be equally old ever after. Milliseconds since the epoch.
 */
export function firstSlotOf(userId: string, seed: number, { from, until }: { from: number; until: number }): number {
  const drawn = Number.parseInt(userHash(`${seed} ${userId}`).slice(0, DIGITS), 16) / 16 ** DIGITS;
  return from + Math.floor((drawn * (until - from)) / MINUTE_MS) * MINUTE_MS;
}
