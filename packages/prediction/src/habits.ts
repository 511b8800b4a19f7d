import { bestWindows, type Found, type Kept } from './best-windows.ts';
import { bitCount, type DayGrid, type NeedGrid } from './day-grid.ts';
import { dayScore, type EvidenceModel, probability, windowScore } from './evidence.ts';
import { FEATURES } from './feature-names.ts';
import {
  type HalfHours,
  type NeedDay,
  needDay,
  type PersonDay,
  personDay,
  putDayFeatures,
  putWindowFeatures,
  type WindowKept,
} from './features.ts';
import { isWeekend, weekdayIndex } from './local-day.ts';
import { everyWindow, isOftenMet, MIN_RATE } from './met-windows.ts';
import type { Need } from './need-groups.ts';
import { between, frameOf, windowHits } from './occasion.ts';

/** Needs that are looked at, the commonest: rarer ones have no habit. */
export const NEED_LIMIT = 12;
/**
 * What an hour of window costs, and from where on more certainty is worth little: of overlapping windows the one with
 * the greatest worth stands. So a sure need gets a short window and an unsure one a long one; on calls and texts, walk
 * forward, that queued a fifth more predictions at equal precision and equal mean length than a cost per hour alone. The
 * cost is what keeps the mean length below three hours; from .03 to .06 precision on people and days held out was the
 * same.
 */
const HOUR_COST = 0.046;
const SURE_ENOUGH = { from: 0.76, share: 0.15 };

/** On which days a habit is said to come: all, working days or weekends, or one day of the week. */
export const RECURS = ['daily', 'day_class', 'weekday'] as const;

export type Recurs = (typeof RECURS)[number];

/** Something a person needs at a certain time of certain days, and how often they kept to it. */
export interface Habit extends HalfHours {
  readonly need: Need;
  /** The day it is found for, as `dayTimeOf` numbers it. */
  readonly day: number;
  readonly recurs: Recurs;
  /** Days of this kind on which the need came inside the window, of the days of this kind that are covered. */
  readonly kept: number;
  readonly of: number;
  /** The half hour of the window in which the need came most, counted from the window's start. */
  readonly peak: number;
  /** 0 to 1: what the person's history says, by the model in use. */
  readonly evidence: number;
}

/** A day that habits are looked for on; windows met on a smaller share of days are not looked at, unless they are one weekday's. */
export interface SoughtDay {
  readonly day: number;
  readonly minRate: number;
}

/** The windows of a day that are worth offering, best first, no two of one need overlapping. */
export function habitsOn(grid: DayGrid, day: number, model: EvidenceModel, limit: number): Habit[] {
  return habitsOnDays(grid, [{ day, minRate: MIN_RATE }], model, limit).flat();
}

/** The same of several days, in their order: most of what speaks for a window is the same on all. */
export function habitsOnDays(
  grid: DayGrid,
  days: readonly SoughtDay[],
  model: EvidenceModel,
  limit: number,
): Habit[][] {
  const sought = days.map(({ day, minRate }) => ({ day, minRate, person: personDay(grid, day), found: [] }));
  for (const [rank, one] of grid.needs.slice(0, NEED_LIMIT).entries()) searchNeed(one, rank, sought, model);
  return sought.map(({ day, found }) => bestWindows(found, limit).map((one) => describe(one, day)));
}

interface Sought extends SoughtDay {
  readonly person: PersonDay;
  /** One a need, the commonest first. */
  readonly found: Found[];
}

function searchNeed(one: NeedGrid, rank: number, sought: readonly Sought[], model: EvidenceModel): void {
  const [first] = sought;
  if (first === undefined) return;
  const features = new Float64Array(FEATURES.length);
  // Everything about a need but the day's frame is the same on all days.
  const need = needDay(first.person, one, rank);
  const days = sought.map(({ person, minRate, found }) => {
    const own: Found = { need: { ...need, person }, windows: [], evidence: [], worth: [] };
    found.push(own);
    return { person, minRate, own };
  });
  for (const { hits, window } of everyWindow(one)) {
    let kept: WindowKept | null = null;
    let score = 0;
    for (const { person, minRate, own } of days) {
      if (!isOftenMet(hits, minRate, person)) continue;
      if (kept === null) {
        kept = putWindowFeatures(need, window, features, 0);
        score = windowScore(model, features);
      }
      putDayFeatures(own.need, kept, features, 0);
      const evidence = probability(score + dayScore(model, features));
      own.windows.push(window);
      own.evidence.push(evidence);
      own.worth.push(worthOf(evidence, window));
    }
  }
}

function worthOf(evidence: number, { length }: HalfHours): number {
  const surplus = Math.max(0, evidence - SURE_ENOUGH.from);
  return evidence - surplus * (1 - SURE_ENOUGH.share) - (HOUR_COST * length) / 2;
}

function describe({ need, window, evidence }: Kept, day: number): Habit {
  const hits = windowHits(need.grid, window.start, window.length);
  const recurs = recurrenceOf(hits, need.person.grid, day);
  return {
    ...window,
    need: need.grid.need,
    day,
    ...recurs,
    peak: densestHalfHour(need, window),
    evidence,
  };
}

/** The kind of day on which the habit was kept best; of kinds equally good the one with more days. */
export function recurrenceOf(hits: number, grid: DayGrid, day: number): { recurs: Recurs; kept: number; of: number } {
  const { covered, sameClass, sameWeekday } = frameOf(grid, day);
  const kinds = [
    { recurs: 'daily' as const, days: covered },
    { recurs: 'day_class' as const, days: sameClass },
    { recurs: 'weekday' as const, days: sameWeekday },
  ];
  const counted = kinds.map(({ recurs, days }) => ({ recurs, kept: bitCount(hits & days), of: bitCount(days) }));
  // Two pseudo-occasions missed: 4 of 4 Thursdays do not beat 16 of 20 working days. With one they did, and of planted
  // habits kept on 80 % of the working days a third were taken for a single weekday's and shown at .88.
  const share = ({ kept, of }: { kept: number; of: number }) => kept / (of + 2);
  return counted.reduce((best, one) => (share(one) > share(best) ? one : best));
}

function densestHalfHour({ smoothed, halfHours }: NeedDay, { start, length }: HalfHours): number {
  let best = 0;
  const weight = (at: number) => between(halfHours, at, at + 1) + 0.01 * between(smoothed, at, at + 1);
  for (let at = 1; at < length; at++) if (weight(start + at) > weight(start + best)) best = at;
  return best;
}

/** Whether a habit of this kind, found for `day`, also means `other`. */
export function comesOn({ recurs, day }: Pick<Habit, 'recurs' | 'day'>, other: number): boolean {
  if (recurs === 'daily') return true;
  return recurs === 'weekday' ? weekdayIndex(other) === weekdayIndex(day) : isWeekend(other) === isWeekend(day);
}
