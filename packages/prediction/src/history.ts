import { ACTIVITY_LIMIT, type Activity } from './activity.ts';
import { type Candidate, findCandidates } from './candidate.ts';
import { type DayGrid, type DayMarks, gridOn, markDays } from './day-grid.ts';
import { type EvidenceModel, evidenceOf } from './evidence.ts';
import { needDay, personDay } from './features.ts';
import { recurrenceOf } from './habits.ts';
import { dayTimeOf, HALF_HOURS } from './local-day.ts';
import type { Need } from './need-groups.ts';
import { windowHits } from './occasion.ts';
import { keptText } from './recurrence-text.ts';
import { wallClockOf } from './zone.ts';

/** What a person's past says at a slot: their needs, and the habits found in them. */
export interface History {
  readonly slot: number;
  readonly zone: string;
  readonly marks: DayMarks;
  readonly model: EvidenceModel;
  readonly candidates: readonly Candidate[];
}

export function historyOf(activity: readonly Activity[], slot: number, zone: string, model: EvidenceModel): History {
  const marks = markDays(activity, slot, zone, ACTIVITY_LIMIT);
  return { slot, zone, marks, model, candidates: findCandidates(marks, slot, zone, model) };
}

/** What the history says of a need in a window that somebody else named. */
export interface WindowEvidence {
  /** 0 to 1. */
  readonly probability: number;
  /** In words: `3 of the last 4 Fridays`. */
  readonly kept: string;
}

/** @param at when the window opens, milliseconds since the epoch */
export function evidenceIn({ marks, model, zone }: History, own: Need, at: number, minutes: number): WindowEvidence {
  const { day, halfHour } = dayTimeOf(wallClockOf(zone)(at));
  const length = Math.max(2, Math.min(8, Math.ceil(minutes / 30)));
  const window = { start: Math.min(halfHour, HALF_HOURS - length), length };
  const grid = gridOn(marks, marks.today, Number.POSITIVE_INFINITY);
  const rank = grid.needs.findIndex((one) => one.need.need === own.need);
  const one = grid.needs[rank];
  if (one === undefined) return { probability: 0, kept: neverBefore(grid) };
  const need = needDay(personDay(grid, day), one, rank);
  const habit = recurrenceOf(windowHits(one, window.start, length), grid, day);
  return { probability: evidenceOf(model, need, window), kept: keptText({ ...habit, day }) };
}

function neverBefore({ covered }: DayGrid): string {
  return `0 of the last ${covered} days`;
}
