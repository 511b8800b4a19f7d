import { type AnalyzeUserRules, type Considered, localInstantOf, rowId, wallAt, windowBefore } from '@ambia/prediction';
import type { Calendar } from '../log/calendar.ts';
import { within } from '../log/past.ts';
import type { ScoredPerson } from '../log/scored-days.ts';
import type { Baseline, Guess } from './baseline.ts';
import { countsOf, type PastCounts } from './counts.ts';

const HOUR_MS = 3_600_000;

export interface EmissionRules {
  readonly rules: Omit<AnalyzeUserRules, 'llama'>;
  readonly zone: string;
  /** So many a person-day, the surest. */
  readonly limit: number;
}

/** Each person's past on the morning of each day that counts. */
export interface Morning {
  readonly userId: string;
  /** Milliseconds since the epoch. */
  readonly slot: number;
  readonly past: PastCounts;
}

export function morningsOf(
  { userId, activity, days }: ScoredPerson,
  { startOf }: Calendar,
  { rules, zone }: EmissionRules,
): Morning[] {
  return [...days].map((day) => {
    const slot = startOf(day);
    const known = within(activity, windowBefore(slot - 1, rules.historyDays));
    return { userId, slot, past: countsOf(known, day, zone) };
  });
}

/** What a baseline emits on one morning, in the form in which the chain's predictions are judged. */
export function emittedBy(
  baseline: Baseline,
  { userId, slot, past }: Morning,
  crowd: readonly number[],
  { rules, zone, limit }: EmissionRules,
): Considered[] {
  const instantOf = localInstantOf(zone);
  return baseline
    .guesses(past, crowd)
    .toSorted(surest)
    .slice(0, limit)
    .map(({ need, hour, confidence }): Considered => {
      const from = instantOf(wallAt({ day: past.day, halfHour: hour * 2 }));
      return {
        id: rowId(userId, need, String(from)),
        userId,
        slot,
        need,
        from,
        until: from + HOUR_MS,
        scheduledFor: Math.max(from - rules.leadMinutes * 60_000, slot),
        stated: null,
        evidence: confidence,
        kept: '',
        calibrated: null,
        confidence,
        decidedBy: 'habit',
        ruling: confidence >= rules.confidence.queue ? 'queued' : 'below_threshold',
        llama: baseline.name,
      };
    });
}

/** Of guesses equally sure the commoner need's is first, as they are given. */
function surest(a: Guess, b: Guess): number {
  return b.confidence - a.confidence;
}
