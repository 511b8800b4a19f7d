import type { Activity } from './activity.ts';
import { dayTimeOf, HALF_HOURS } from './local-day.ts';
import { foldWording } from './need.ts';
import { type Need, needsIn } from './need-groups.ts';
import { wallClockOf } from './zone.ts';

/** Days of history that habits are looked for in: as many as a mask has room for. */
export const GRID_DAYS = 30;

/** When one need came: per half hour of the day a mask of the days on which it came then, bit 0 the newest day. */
export interface NeedGrid {
  readonly need: Need;
  /** 48 masks, from 04:00. */
  readonly masks: Uint32Array;
  /** The days on which it came at all. */
  readonly days: number;
}

/** A person's history as whole local days; what they did on the day that is not over yet does not count. */
export interface DayGrid {
  /** The day after the newest whole one, as `dayTimeOf` numbers it: bit 0 of a mask is the day before. */
  readonly today: number;
  /** Whole days that the history covers, 0 to 30: days before the person's first activity say nothing about habits. */
  readonly covered: number;
  /** Commonest first. */
  readonly needs: readonly NeedGrid[];
  /** All needs as one, those included that are not in `needs`. */
  readonly anything: NeedGrid;
}

/** An event on the grid: which need, by its place in the list of needs; which day; which half hour. */
interface Mark {
  readonly need: number;
  readonly day: number;
  readonly halfHour: number;
}

/** A person's activity by need, local day and half hour, from which the grid as of any day can be cut. */
export interface DayMarks {
  readonly needs: readonly Need[];
  /** Each need's place among them by name. */
  readonly places: readonly number[];
  readonly marks: readonly Mark[];
  /** The first day that counts, and the one after the last: the day of the slot, which is not over. */
  readonly firstDay: number;
  readonly today: number;
}

/** @param activity at most the newest `limit` rows, in any order; @param slot milliseconds since the epoch */
export function markDays(activity: readonly Activity[], slot: number, zone: string, limit: number): DayMarks {
  const wallClock = wallClockOf(zone);
  const needs = needsIn(activity);
  const marks = needs.flatMap((need, index) =>
    need.occurrences.map((at) => ({ need: index, ...dayTimeOf(wallClock(at)) })),
  );
  const today = dayTimeOf(wallClock(slot)).day;
  const oldest = activity.reduce((earliest, one) => Math.min(earliest, one.at), slot);
  const oldestDay = dayTimeOf(wallClock(oldest)).day;
  // Where the limit cut off older rows, the oldest day is not whole.
  return {
    needs,
    places: placesByName(needs),
    marks,
    firstDay: activity.length < limit ? oldestDay : oldestDay + 1,
    today,
  };
}

/** The folded name: which of its wordings a need is called by depends on what came last. */
function placesByName(needs: readonly Need[]): number[] {
  const named = needs.map(({ need }, index) => ({ name: foldWording(need), index }));
  const places = needs.map(() => 0);
  named
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .forEach(({ index }, place) => {
      places[index] = place;
    });
  return places;
}

/** The grid as somebody would have drawn it on `day`, with the whole days before it; at most `needLimit` needs. */
export function gridOn({ needs, places, marks, firstDay }: DayMarks, day: number, needLimit: number): DayGrid {
  const from = Math.max(firstDay, day - GRID_DAYS);
  const masks = needs.map(() => new Uint32Array(HALF_HOURS));
  const anything = new Uint32Array(HALF_HOURS);
  const events = needs.map(() => 0);
  for (const mark of marks) {
    if (mark.day < from || mark.day >= day) continue;
    const bit = 1 << (day - 1 - mark.day);
    setBit(masks[mark.need], mark.halfHour, bit);
    setBit(anything, mark.halfHour, bit);
    events[mark.need] = (events[mark.need] ?? 0) + 1;
  }
  const seen = needs
    .map((need, index) => ({
      grid: needGrid(need, masks[index] ?? new Uint32Array(HALF_HOURS)),
      events: events[index] ?? 0,
      place: places[index] ?? 0,
    }))
    .filter(({ grid }) => grid.days !== 0)
    .sort(commonestFirst);
  return {
    today: day,
    covered: Math.max(0, day - from),
    needs: seen.slice(0, needLimit).map(({ grid }) => grid),
    anything: needGrid(ANYTHING, anything),
  };
}

interface Seen {
  readonly grid: NeedGrid;
  readonly events: number;
  readonly place: number;
}

/** By nothing but what the grid holds: learning looks at grids of the past, where later days must not show. */
function commonestFirst(a: Seen, b: Seen): number {
  return bitCount(b.grid.days) - bitCount(a.grid.days) || b.events - a.events || a.place - b.place;
}

const ANYTHING: Need = { need: '', wording: '', occurrences: [] };

function setBit(masks: Uint32Array | undefined, halfHour: number, bit: number): void {
  if (masks) masks[halfHour] = (masks[halfHour] ?? 0) | bit;
}

function needGrid(need: Need, masks: Uint32Array): NeedGrid {
  return { need, masks, days: masks.reduce((all, mask) => all | mask, 0) };
}

/** Of 32 bits, pairwise: a loop over the bits took a tenth of a search for habits. */
export function bitCount(mask: number): number {
  const pairs = mask - ((mask >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
