import { bitCount, type DayGrid, GRID_DAYS, type NeedGrid } from './day-grid.ts';
import { HALF_HOURS, isWeekend, weekdayIndex } from './local-day.ts';
import { recencyOf, type WeighDays } from './recency.ts';

/** Days after which a day counts e times less: two weeks and a bit for habits, four days for what is new or over. */
const steady = recencyOf(12);
const recent = recencyOf(4);

/** Pseudo-occasions by which a rate is drawn to the coarser one above it. */
const SHRINK = { margins: 4, dayClass: 4, weekday: 3 };

/** How a day stands to the day that is predicted: masks over the grid's days. */
export interface DayFrame {
  readonly covered: number;
  /** Of the covered days those of the same class: working days or weekend. */
  readonly sameClass: number;
  readonly sameWeekday: number;
  readonly weekend: boolean;
}

export function frameOf(grid: DayGrid, target: number): DayFrame {
  const days = Math.min(grid.covered, GRID_DAYS);
  let sameClass = 0;
  let sameWeekday = 0;
  for (let back = 0; back < days; back++) {
    const day = grid.today - 1 - back;
    if (isWeekend(day) === isWeekend(target)) sameClass |= 1 << back;
    if (weekdayIndex(day) === weekdayIndex(target)) sameWeekday |= 1 << back;
  }
  return { covered: 2 ** days - 1, sameClass, sameWeekday, weekend: isWeekend(target) };
}

/** The rates of one window of one need on any day, 0 to 1 each; the last drawn toward what the margins let expect. */
export interface WindowRates {
  readonly steady: number;
  readonly recent: number;
  readonly anyDay: number;
}

/** The same on days like the one predicted, each drawn toward the coarser one. */
export interface DayRates {
  readonly dayClass: number;
  readonly weekday: number;
}

/** What the days of a need say of a day as a whole. */
export interface NeedRates {
  readonly dayRate: number;
  /** Expected half hours of the need a day. */
  readonly halfHours: number;
  readonly daysSince: number;
  readonly lastWeek: number;
  readonly lastThree: number;
}

/** Running sums over the half hours of a day, so that any window's share is one subtraction. */
export type Running = Float64Array;

export function runningOver(values: (halfHour: number) => number): Running {
  const sums = new Float64Array(HALF_HOURS + 1);
  for (let at = 0; at < HALF_HOURS; at++) sums[at + 1] = (sums[at] ?? 0) + values(at);
  return sums;
}

export function between(sums: Running, start: number, end: number): number {
  return (sums[Math.min(end, HALF_HOURS)] ?? 0) - (sums[Math.max(start, 0)] ?? 0);
}

/** A rate drawn toward a prior by so many pseudo-occasions. */
function drawn(kept: number, occasions: number, prior: number, weight: number): number {
  return (kept + weight * prior) / (occasions + weight);
}

export function windowRates(hits: number, frame: DayFrame, margins: number): WindowRates {
  return {
    steady: rate(steady, hits, frame.covered),
    recent: rate(recent, hits, frame.covered),
    anyDay: drawn(steady(hits), steady(frame.covered), margins, SHRINK.margins),
  };
}

export function dayRates(hits: number, { sameClass, sameWeekday }: DayFrame, anyDay: number): DayRates {
  const dayClass = drawn(steady(hits & sameClass), steady(sameClass), anyDay, SHRINK.dayClass);
  return { dayClass, weekday: drawn(steady(hits & sameWeekday), steady(sameWeekday), dayClass, SHRINK.weekday) };
}

export function needRates({ masks, days }: NeedGrid, frame: DayFrame): NeedRates {
  const occupied = masks.reduce((sum, mask) => sum + steady(mask), 0);
  return {
    dayRate: rate(steady, days, frame.covered),
    halfHours: occupied / Math.max(steady(frame.covered), 1e-9),
    daysSince: days === 0 ? GRID_DAYS : 32 - Math.clz32(days & -days),
    lastWeek: share(days, frame.covered, 7),
    lastThree: share(days, frame.covered, 3),
  };
}

/** The recency-weighted share of the covered days that are in the mask. */
export function steadyRate(mask: number, frame: DayFrame): number {
  return rate(steady, mask, frame.covered);
}

export function steadySum(mask: number): number {
  return steady(mask);
}

function rate(weigh: WeighDays, mask: number, covered: number): number {
  return weigh(mask) / Math.max(weigh(covered), 1e-9);
}

function share(mask: number, covered: number, days: number): number {
  const newest = 2 ** days - 1;
  return bitCount(mask & newest) / Math.max(1, bitCount(covered & newest));
}

/** The days on which a need came within [start, start + length) half hours. */
export function windowHits({ masks }: NeedGrid, start: number, length: number): number {
  let hits = 0;
  const end = Math.min(start + length, HALF_HOURS);
  for (let at = Math.max(start, 0); at < end; at++) hits |= masks[at] ?? 0;
  return hits;
}
