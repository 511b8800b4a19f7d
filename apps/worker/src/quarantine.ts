import type { Store } from '@ambia/db';
import type { JobPast } from '@ambia/queue';

/** What is remembered of whom an analysis failed. */
export type Failures = Pick<Store, 'noteFailure' | 'quarantinedUntil' | 'setQuarantine'>;

/** The failure that puts a person into quarantine: a process died that had nobody else in hand. */
export const DIED_ALONE = 'PROCESS_DIED';

/** A day: what kills is in a person's own history or answer, and those change by the day. */
export const COOL_DOWN_MS = 24 * 60 * 60_000;

/** Beside everyone else in this process; in one that may die; or nobody looks at the person. */
export type Manner = 'together' | 'apart' | 'not_at_all';

/** Whoever a process died with, once, or who comes out of quarantine is looked at where nobody else can be harmed. */
export function mannerOf(quarantinedUntil: number | null, { lostStarts }: JobPast, now: number): Manner {
  if (quarantinedUntil !== null && quarantinedUntil > now) return 'not_at_all';
  return quarantinedUntil !== null || lostStarts > 0 ? 'apart' : 'together';
}
