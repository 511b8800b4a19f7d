import { meets } from './best-windows.ts';
import { type DayMarks, gridOn } from './day-grid.ts';
import type { EvidenceModel } from './evidence.ts';
import { comesOn, type Habit, habitsOnDays, NEED_LIMIT } from './habits.ts';
import { wallAt } from './local-day.ts';
import { MIN_RATE } from './met-windows.ts';
import { localInstantOf } from './zone.ts';

/** A habit of the person's own that Llama may point at. */
export interface Candidate extends Habit {
  /** `c1`, `c2`, …: what Llama points at. */
  readonly id: string;
  /** When its window opens next, milliseconds since the epoch: not before the slot. */
  readonly from: number;
}

type Found = Omit<Candidate, 'id'>;

/** A dozen keeps the prompt small; PREDICTION.md §8 measured 198 tokens for twelve. */
export const CANDIDATE_LIMIT = 12;

/**
 * Below this a habit is noise that costs tokens: on calls and texts the most active people have six candidates without
 * such a floor and three with it, and none of those left out would have been queued.
 */
const LEAST_EVIDENCE = 0.2;

const DAY_MS = 86_400_000;
/** Whole days ahead that habits are looked for in: after a week every weekday was one of them. */
const DAYS_AHEAD = 7;
/**
 * A person is asked about again within a day, so that habits of later days need a place only where they are as good as
 * certain to matter, and never more than a few.
 */
const LATER = { limit: 4, evidence: 0.5, minRate: 0.5 };

/** The habits to put before Llama at a slot: those of the coming 24 hours, and of later days the strong ones. */
export function findCandidates(marks: DayMarks, slot: number, zone: string, model: EvidenceModel): Candidate[] {
  const grid = gridOn(marks, marks.today, NEED_LIMIT);
  const instantOf = localInstantOf(zone);
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => ({
    day: marks.today + ahead,
    // The coming 24 hours reach into tomorrow; of what lies beyond only the strong is asked for.
    minRate: ahead < 2 ? MIN_RATE : LATER.minRate,
  }));
  const found: Found[] = [];
  for (const habit of habitsOnDays(grid, days, model, CANDIDATE_LIMIT).flat()) {
    const from = instantOf(wallAt({ day: habit.day, halfHour: habit.start }));
    if (habit.evidence < LEAST_EVIDENCE) continue;
    if (from >= slot && from < slot + DAYS_AHEAD * DAY_MS) found.push({ ...habit, from });
  }
  const soon = found.filter(({ from }) => from < slot + DAY_MS).sort(surest);
  const later = strongLater(found, soon, slot);
  return [...soon.slice(0, CANDIDATE_LIMIT - later.length), ...later].map((one, index) => ({
    id: `c${index + 1}`,
    ...one,
  }));
}

function strongLater(found: readonly Found[], soon: readonly Found[], slot: number): Found[] {
  const kept: Found[] = [];
  const later = found.filter(({ from, evidence }) => from >= slot + DAY_MS && evidence >= LATER.evidence).sort(surest);
  for (const one of later) {
    if (kept.length === LATER.limit) break;
    if (![...soon, ...kept].some((other) => means(other, one))) kept.push(one);
  }
  return kept;
}

/** Whether a habit that is listed already says the same of the other's day. */
function means(listed: Found, other: Found): boolean {
  return listed.need.need === other.need.need && meets(listed, other) && comesOn(listed, other.day);
}

function surest(a: Found, b: Found): number {
  return b.evidence - a.evidence || a.from - b.from || (a.need.need < b.need.need ? -1 : 1);
}
