import type { RecentFailure } from '@ambia/db';
import { slotText } from '@ambia/prediction';
import { table } from '../table.ts';
import { count, instantUtc } from './amounts.ts';

export function failedDocument(failure: RecentFailure): object {
  const { userId, code, attempts, times, firstAt, lastAt, quarantinedUntil, outcome } = failure;
  return {
    user: userId,
    code,
    attempts,
    times,
    first_at: slotText(firstAt),
    last_at: slotText(lastAt),
    quarantined_until: quarantinedUntil === null ? null : slotText(quarantinedUntil),
    newest_outcome: outcome,
  };
}

/** A person a row, by id: what they did is nobody's to read here. */
export function failedTable(failures: readonly RecentFailure[], now: number): string {
  return table(
    [
      { title: 'USER' },
      { title: 'CODE' },
      { title: 'ATTEMPTS', right: true },
      { title: 'RUNS', right: true },
      { title: 'FIRST (UTC)' },
      { title: 'LAST (UTC)' },
      { title: 'NOW' },
    ],
    failures.map((failure) => [
      failure.userId,
      failure.code,
      count(failure.attempts),
      count(failure.times),
      instantUtc(slotText(failure.firstAt)),
      instantUtc(slotText(failure.lastAt)),
      nowText(failure, now),
    ]),
  );
}

function nowText({ quarantinedUntil, outcome }: RecentFailure, now: number): string {
  if (quarantinedUntil !== null && quarantinedUntil > now) {
    return `quarantined until ${instantUtc(slotText(quarantinedUntil))}`;
  }
  return (outcome ?? 'unknown').replaceAll('_', ' ');
}
