import { bitCount, type DayGrid, GRID_DAYS, type NeedGrid } from './day-grid.ts';
import { HALF_HOURS } from './local-day.ts';
import {
  between,
  type DayFrame,
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

/** What the evidence of one window is made of, in the order of a model's coefficients. */
export const FEATURES = [
  'steady rate',
  'day class rate',
  'weekday rate',
  'recent rate',
  'rate by margins',
  'rate an hour wider',
  'rate of anything in the window',
  'rate of days',
  'last week',
  'last three days',
  'any day rate',
  'smoothed intensity',
  'rate on days with the need',
  'half hours in the window',
  'half hours a day',
  'days since',
  'the newest day',
  'the day before it',
  'a week ago',
  'share of active days',
  'length',
  'days covered',
  'rate of active days',
  'need came on the newest day',
  'rank of the need',
  'any day rate by length',
  'steady rate squared',
  'weekend',
  'early morning',
  'forenoon',
  'midday',
  'afternoon',
  'evening',
  'of the last two days',
  'of the last three days',
  'of the last five days',
  'days in a row',
  'of the last two weeks',
  'need of the last two weeks',
] as const;

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
}

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
  return {
    person,
    grid,
    rates: needRates(grid, person.frame),
    rank,
    halfHours: runningOver((at) => weights[at] ?? 0),
    smoothed: runningOver((at) => smooth(at) / KERNEL_SUM),
  };
}

/** The features of one window, appended to `into` from `offset`. */
export function putFeatures(need: NeedDay, { start, length }: HalfHours, into: Float64Array, offset: number): void {
  const { person, grid, rates } = need;
  const { frame } = person;
  const end = start + length;
  const hits = windowHits(grid, start, length);
  const margins = 1 - Math.exp(-rates.halfHours * between(person.profile, start, end));
  const window = windowRates(hits, frame, margins);
  const weight = Math.max(steadySum(frame.covered), 1e-9);
  const wider = windowHits(grid, start - 2, length + 4);
  const anything = windowHits(person.grid.anything, start, length);
  const covered = Math.max(1, person.grid.covered);
  const steady = logit(window.steady);
  const anyDay = logit(window.anyDay);
  into.set(
    [
      steady,
      logit(window.dayClass),
      logit(window.weekday),
      logit(window.recent),
      logit(margins),
      logit(steadyRate(wider, frame)),
      logit(steadyRate(anything, frame)),
      logit(rates.dayRate),
      logit(rates.lastWeek),
      logit(rates.lastThree),
      anyDay,
      logit(1 - Math.exp(-between(need.smoothed, start, end) / weight)),
      logit(steadySum(hits) / Math.max(steadySum(grid.days), 1e-9)),
      Math.log1p(between(need.halfHours, start, end) / weight),
      Math.log1p(rates.halfHours),
      Math.log(rates.daysSince),
      hits & 1,
      (hits >>> 1) & 1,
      weekAgo(hits, person, window.anyDay),
      person.activeDays / covered,
      length / 8,
      Math.log(covered),
      logit(steadyRate(person.grid.anything.days, frame)),
      grid.days & 1,
      Math.log1p(need.rank),
      (anyDay * length) / 8,
      steady * steady,
      frame.weekend ? 1 : 0,
      ...TIMES_OF_DAY.map((time) => (time === timeOfDay(start, length) ? 1 : 0)),
      newestShare(hits, 2, covered),
      newestShare(hits, 3, covered),
      newestShare(hits, 5, covered),
      Math.log1p(daysInARow(hits)),
      newestShare(hits, 14, covered),
      newestShare(grid.days, 14, covered),
    ],
    offset,
  );
}

/** Whether it came on the same weekday a week before; where that day is not covered or not over, the rate of any day. */
function weekAgo(hits: number, { grid, ahead }: PersonDay, otherwise: number): number {
  const back = 6 - ahead;
  return back >= 0 && back < grid.covered ? (hits >>> back) & 1 : otherwise;
}

/** Four hours each from 04:00; the sixth, the night, is the one that the others are told from. */
const TIMES_OF_DAY = [0, 1, 2, 3, 4] as const;

function timeOfDay(start: number, length: number): number {
  return Math.floor((start + length / 2) / 8);
}

/** The share of the newest `days` days (fewer where fewer are covered) that are in the mask. */
function newestShare(mask: number, days: number, covered: number): number {
  return bitCount(mask & (2 ** days - 1)) / Math.min(days, covered);
}

/** Days without a gap up to the newest. */
function daysInARow(mask: number): number {
  return mask === -1 ? GRID_DAYS : 31 - Math.clz32(~mask & (mask + 1));
}

export function logit(p: number): number {
  const bounded = Math.min(1 - CERTAIN, Math.max(CERTAIN, p));
  return Math.log(bounded / (1 - bounded));
}
