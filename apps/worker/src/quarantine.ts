import type { Store } from '@ambia/db';
import { type AnalyzeJob, type AnalyzeUserRules, type PersonAt, windowBefore } from '@ambia/prediction';
import type { JobPast } from '@ambia/queue';

/** What is remembered of whom an analysis failed. */
export type Failures = Pick<Store, 'look' | 'noteFailure' | 'quarantinedUntil' | 'setQuarantine'>;

/** The failure that puts a person into quarantine: a process died that had nobody else in hand. */
export const DIED_ALONE = 'PROCESS_DIED';

/** A day: what kills is in a person's own history or answer, and those change by the day. */
export const COOL_DOWN_MS = 24 * 60 * 60_000;

/** As who was found here, beside everyone else; in a process that may die; or nobody looks at the person. */
export type Manner = PersonAt | 'apart' | 'not_at_all';

interface MannerParts {
  readonly failures: Pick<Failures, 'look' | 'quarantinedUntil'>;
  readonly rules: Pick<AnalyzeUserRules, 'historyDays'>;
  readonly now: () => number;
}

/** Whoever a process died with, once, or who comes out of quarantine is looked at where nobody else can be harmed. */
export async function mannerOf(
  { userId, slot }: AnalyzeJob,
  { lostStarts }: JobPast,
  { failures, rules, now }: MannerParts,
): Promise<Manner> {
  const { quarantinedUntil, person } =
    lostStarts > 0
      ? { quarantinedUntil: await failures.quarantinedUntil(userId), person: null }
      : await failures.look(userId, windowBefore(slot, rules.historyDays));
  if (quarantinedUntil !== null && quarantinedUntil > now()) return 'not_at_all';
  return person ?? 'apart';
}
