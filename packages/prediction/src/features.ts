import { bitCount, type DayGrid, GRID_DAYS, type NeedGrid } from './day-grid.ts';
import { AT, FEATURES } from './feature-names.ts';
import { HALF_HOURS } from './local-day.ts';
import {
  between,
  type DayFrame,
  dayRates,
  frameOf,
  type NeedRates,
  needRates,
  type Running,
  runningOver,
  steadyRate,
  steadySum,
  windowHits,
  windowRates,
} from './occasion.ts';

/** Which half hours of the day a window takes: from `start` (0 = 04:00), `length` of them. */
export interface HalfHours {
  readonly start: number;
  readonly length: number;
}

/** Everything about a person and the day predicted that the windows of all their needs share. */
export interface PersonDay {
  readonly grid: DayGrid;
  readonly frame: DayFrame;
  /** Days from the one after the newest whole one to the day predicted: 0 where it is the next. */
  readonly ahead: number;
  /** Share of the person's half hours, whatever the need, by time of day. */
  readonly profile: Running;
  readonly activeDays: number;
}

/** Everything about a need that its windows share. */
export interface NeedDay {
  readonly person: PersonDay;
  readonly grid: NeedGrid;
  readonly rates: NeedRates;
  /** Place among the person's needs, 0 the commonest. */
  readonly rank: number;
  readonly halfHours: Running;
  readonly smoothed: Running;
  /** Of all covered days, and of those with the need, above 0. */
  readonly weight: number;
  readonly daysWeight: number;
  /** What the features of all its windows have in common. */
  readonly shared: Float64Array;
}

type Counted = Pick<NeedDay, 'grid' | 'rates' | 'rank'>;

/** Weights of the half hours around one, for a rate that does not hang on a boundary. */
const KERNEL = [0.25, 0.5, 1, 0.5, 0.25];
const KERNEL_SUM = 2.5;
/** Keeps a logit finite: no habit is surer than this. */
const CERTAIN = 0.02;

/** @param target the day predicted, as `dayTimeOf` numbers it */
export function personDay(grid: DayGrid, target: number): PersonDay {
  const frame = frameOf(grid, target);
  const weights = runningOver((at) => bitCount(grid.anything.masks[at] ?? 0));
  const total = between(weights, 0, HALF_HOURS);
  const floor = (0.02 * total) / HALF_HOURS + 0.01;
  const profile = runningOver((at) => (between(weights, at, at + 1) + floor) / (total + HALF_HOURS * floor));
  return { grid, frame, ahead: target - grid.today, profile, activeDays: bitCount(grid.anything.days) };
}

export function needDay(person: PersonDay, grid: NeedGrid, rank: number): NeedDay {
  const weights = Array.from(grid.masks, steadySum);
  const smooth = (at: number) =>
    KERNEL.reduce((sum, weight, index) => sum + weight * (weights[at + index - 2] ?? 0), 0);
  const counted = { grid, rates: needRates(grid, person.frame), rank };
  return {
    person,
    ...counted,
    halfHours: runningOver((at) => weights[at] ?? 0),
    smoothed: runningOver((at) => smooth(at) / KERNEL_SUM),
    weight: Math.max(steadySum(person.frame.covered), 1e-9),
    daysWeight: Math.max(steadySum(grid.days), 1e-9),
    shared: sharedFeatures(person, counted),
  };
}

/** The features of one window, put into `into` from `offset`. */
export function putFeatures(need: NeedDay, window: HalfHours, into: Float64Array, offset: number): void {
  putDayFeatures(need, putWindowFeatures(need, window, into, offset), into, offset);
}

/** What those features are made of that depend on the day predicted. */
export interface WindowKept {
  /** The days on which the need came in the window. */
  readonly hits: number;
  /** The rate of any day, drawn. */
  readonly anyDay: number;
}

/** Those that are the same whichever day is predicted. */
export function putWindowFeatures(
  need: NeedDay,
  { start, length }: HalfHours,
  into: Float64Array,
  offset: number,
): WindowKept {
  const { person, grid, rates, weight } = need;
  const { frame } = person;
  const end = start + length;
  const hits = windowHits(grid, start, length);
  const margins = 1 - Math.exp(-rates.halfHours * between(person.profile, start, end));
  const window = windowRates(hits, frame, margins);
  const covered = Math.max(1, person.grid.covered);
  const steady = logit(window.steady);
  const anyDay = logit(window.anyDay);
  into.set(need.shared, offset);
  into[offset + AT.steady] = steady;
  into[offset + AT.recent] = logit(window.recent);
  into[offset + AT.margins] = logit(margins);
  into[offset + AT.wider] = logit(steadyRate(windowHits(grid, start - 2, length + 4), frame));
  into[offset + AT.anything] = logit(steadyRate(windowHits(person.grid.anything, start, length), frame));
  into[offset + AT.anyDay] = anyDay;
  into[offset + AT.smoothed] = logit(1 - Math.exp(-between(need.smoothed, start, end) / weight));
  into[offset + AT.onDaysWithNeed] = logit(steadySum(hits) / need.daysWeight);
  into[offset + AT.halfHoursInWindow] = Math.log1p(between(need.halfHours, start, end) / weight);
  into[offset + AT.newestDay] = hits & 1;
  into[offset + AT.dayBefore] = (hits >>> 1) & 1;
  into[offset + AT.length] = length / 8;
  into[offset + AT.anyDayByLength] = (anyDay * length) / 8;
  into[offset + AT.steadySquared] = steady * steady;
  into[offset + AT.ofTwo] = newestShare(hits, 2, covered);
  into[offset + AT.ofThree] = newestShare(hits, 3, covered);
  into[offset + AT.ofFive] = newestShare(hits, 5, covered);
  into[offset + AT.inARow] = Math.log1p(daysInARow(hits));
  into[offset + AT.ofFourteen] = newestShare(hits, 14, covered);
  const time = timeOfDay(start, length);
  if (time < TIMES_OF_DAY) into[offset + AT.timeOfDay + time] = 1;
  return { hits, anyDay: window.anyDay };
}

/** Those that depend on the day predicted, beside or over another day's. */
export function putDayFeatures({ person }: NeedDay, kept: WindowKept, into: Float64Array, offset: number): void {
  const { dayClass, weekday } = dayRates(kept.hits, person.frame, kept.anyDay);
  into[offset + AT.dayClass] = logit(dayClass);
  into[offset + AT.weekday] = logit(weekday);
  into[offset + AT.weekAgo] = weekAgo(kept.hits, person, kept.anyDay);
  into[offset + AT.weekend] = person.frame.weekend ? 1 : 0;
}

/** The features that all windows of a need share, the others 0: of those there are some thousand a day. */
function sharedFeatures({ grid: days, frame, activeDays }: PersonDay, { grid, rates, rank }: Counted): Float64Array {
  const shared = new Float64Array(FEATURES.length);
  const covered = Math.max(1, days.covered);
  shared[AT.dayRate] = logit(rates.dayRate);
  shared[AT.lastWeek] = logit(rates.lastWeek);
  shared[AT.lastThree] = logit(rates.lastThree);
  shared[AT.halfHoursADay] = Math.log1p(rates.halfHours);
  shared[AT.daysSince] = Math.log(rates.daysSince);
  shared[AT.activeDays] = activeDays / covered;
  shared[AT.covered] = Math.log(covered);
  shared[AT.activeRate] = logit(steadyRate(days.anything.days, frame));
  shared[AT.needOnNewest] = grid.days & 1;
  shared[AT.rank] = Math.log1p(rank);
  shared[AT.needOfFourteen] = newestShare(grid.days, 14, covered);
  return shared;
}

/** Whether it came on the same weekday a week before; where that day is not covered or not over, the rate of any day. */
function weekAgo(hits: number, { grid, ahead }: PersonDay, otherwise: number): number {
  const back = 6 - ahead;
  return back >= 0 && back < grid.covered ? (hits >>> back) & 1 : otherwise;
}

/** Four hours each from 04:00; the sixth, the night, is the one that the others are told from. */
const TIMES_OF_DAY = 5;

function timeOfDay(start: number, length: number): number {
  return Math.floor((start + length / 2) / 8);
}

/** The share of the newest `days` days (fewer where fewer are covered) that are in the mask. */
function newestShare(mask: number, days: number, covered: number): number {
  return bitCount(mask & ((1 << days) - 1)) / Math.min(days, covered);
}

/** Days without a gap up to the newest. */
function daysInARow(mask: number): number {
  return mask === -1 ? GRID_DAYS : 31 - Math.clz32(~mask & (mask + 1));
}

export function logit(p: number): number {
  const bounded = Math.min(1 - CERTAIN, Math.max(CERTAIN, p));
  return Math.log(bounded / (1 - bounded));
}
