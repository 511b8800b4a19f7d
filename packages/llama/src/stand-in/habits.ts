import type { PromptDocument } from '@ambia/prediction';
import { clock, DAY_MINUTES, localMinute } from './local-minute.ts';
import { RECURRENCES, type Recurrence } from './recurrence.ts';
import { type Span, tallies, together, WINDOW_MINUTES } from './tally.ts';

/** Fewer occasions say nothing. */
const LEAST_OCCASIONS = 3;

/** So that something lies under each of the thresholds the answers are held against. */
const LEAST_CONFIDENCE = 0.5;

type Candidate = PromptDocument['candidates'][number];

/** Something came back on `kept` of the last `occasions` days of the recurrence, within an hour from `start`. */
interface Regularity {
  readonly recurrence: Recurrence;
  /** Minute of the day. */
  readonly start: number;
  readonly kept: number;
  readonly occasions: number;
  /** (kept + 1) / (occasions + 2), two decimals: three of three are no certainty. */
  readonly confidence: number;
  /** Mean minutes from the window's begin to the first occurrence in it. */
  readonly lead: number;
}

export interface Habit extends Regularity {
  readonly candidate: Candidate;
}

/** The best regularity of each candidate that has one of at least .5, surest first. */
export function findHabits(document: PromptDocument): Habit[] {
  const now = localMinute(document.local);
  if (now === null) return [];
  return document.candidates
    .flatMap((candidate): Habit[] => {
      const best = bestOf(candidate, document.days, now);
      return best === undefined ? [] : [{ candidate, ...best }];
    })
    .sort((a, b) => b.confidence - a.confidence);
}

/** "3 of the last 4 Fridays between 20:00 and 21:00" */
export function sentence({ kept, occasions, recurrence, start }: Habit): string {
  return `${kept} of the last ${occasions} ${recurrence.many} between ${clock(start)} and ${clock(start + WINDOW_MINUTES)}`;
}

/** The best of those that are worth saying. */
function bestOf(candidate: Candidate, days: number, now: number): Regularity | undefined {
  const times = candidate.times.flatMap((time) => localMinute(time) ?? []);
  const span = { from: coveredFrom(candidate, times, days, now), until: now };
  return startsOf(times)
    .flatMap((start) => regularities(times, span, start))
    .filter(({ occasions, confidence }) => occasions >= LEAST_OCCASIONS && confidence >= LEAST_CONFIDENCE)
    .sort(surest)[0];
}

/** Where the list leaves occurrences out, nothing is known of the time before the oldest one listed. */
function coveredFrom(candidate: Candidate, times: readonly number[], days: number, now: number): number {
  if (candidate.count > candidate.times.length) return Math.min(...times, now);
  return (Math.floor(now / DAY_MINUTES) - (days - 1)) * DAY_MINUTES;
}

/** Minutes of the day at which a window may begin: every half hour, and the observed ones. */
function startsOf(times: readonly number[]): number[] {
  const halfHours = Array.from({ length: DAY_MINUTES / 30 }, (_, index) => index * 30);
  return [...new Set([...halfHours, ...times.map((time) => time % DAY_MINUTES)])];
}

function regularities(times: readonly number[], span: Span, start: number): Regularity[] {
  const byWeekday = tallies(times, span, start);
  if (byWeekday === null) return [];
  return RECURRENCES.map((recurrence) => {
    const { kept, occasions, leads } = together(byWeekday, recurrence.weekdays);
    const confidence = Math.round((100 * (kept + 1)) / (occasions + 2)) / 100;
    return { recurrence, start, kept, occasions, confidence, lead: leads / Math.max(kept, 1) };
  });
}

/**
 * The surest; of equals the one with more occasions, then one that begins on a half hour, then the one that begins
 * closest before what it catches (20:00 rather than 19:30 for 20:05). What is still equal keeps its order.
 */
function surest(a: Regularity, b: Regularity): number {
  const uneven = ({ start }: Regularity) => Number(start % 30 !== 0);
  return b.confidence - a.confidence || b.occasions - a.occasions || uneven(a) - uneven(b) || a.lead - b.lead;
}
