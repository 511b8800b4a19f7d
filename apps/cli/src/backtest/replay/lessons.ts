import {
  type Considered,
  judge,
  judgedSpan,
  LESSON_LIMITS,
  type Lessons,
  markDays,
  RECENT_DAYS,
  type TaughtDay,
  taughtDay,
  userHash,
  type Window,
  windowBefore,
} from '@ambia/prediction';
import type { ActivityLog, LogPerson } from '../log/activity-log.ts';
import type { Calendar } from '../log/calendar.ts';
import { newestWithin, within } from '../log/past.ts';

/** A considered prediction with its outcome, without what learning has no use for. */
export type Lesson = Lessons['labelled'][number] & Pick<Considered, 'id'>;

/** Days that are rehearsed, the newest: as many as an installation stores. */
export const REHEARSED_DAYS = 30;

/** Everybody's days, each taught once, when it is over. */
export interface TaughtDays {
  /** The days before `day`, by person; none of people whom a worker would not rehearse. */
  before(day: number): readonly (readonly TaughtDay[])[];
}

export function openTaughtDays(log: ActivityLog, calendar: Calendar): TaughtDays {
  const taught = log.people.map((): TaughtDay[] => []);
  const rehearsed = rehearsedPeople(log);
  let next = calendar.firstDay;
  return {
    before(day) {
      for (; next < day; next++) {
        for (const [index, person] of log.people.entries()) {
          const one = taughtBy(person, next, log.zone, calendar);
          if (one !== null) taught[index]?.push(one);
        }
      }
      const chosen = rehearsed(windowBefore(calendar.startOf(day), REHEARSED_DAYS));
      return taught.map((days, index) =>
        chosen.has(index) ? days.filter((one) => one.day < day && one.day >= day - REHEARSED_DAYS) : [],
      );
    },
  };
}

/** Of the people active in a window as many as a worker rehearses, the first by the hash of their id; by place. */
function rehearsedPeople({ people }: ActivityLog): (window: Window) => ReadonlySet<number> {
  const ranked = people
    .map(({ userId, activity }, index) => ({ index, activity, hash: userHash(userId) }))
    .toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
  return (window) => {
    const active = ranked.filter(({ activity }) => newestWithin(activity, window) !== null);
    return new Set(active.slice(0, LESSON_LIMITS.people).map(({ index }) => index));
  };
}

/** What a day teaches on the morning after, from what was known then. */
function taughtBy({ activity }: LogPerson, day: number, zone: string, { startOf }: Calendar): TaughtDay | null {
  const morning = startOf(day + 1);
  const known = within(activity, { since: startOf(day - REHEARSED_DAYS), until: morning - 1 });
  return known.length === 0 ? null : taughtDay(markDays(known, morning, zone, Number.POSITIVE_INFINITY), day);
}

/** Whether all that a prediction is judged by has happened before `at`. */
export function isOver(considered: Considered, at: number): boolean {
  return judgedSpan(considered).until < at;
}

export function lessonOf(considered: Considered, { activity }: Pick<LogPerson, 'activity'>): Lesson {
  const { id, stated, evidence, from, until, llama } = considered;
  const { hit } = judge(considered, within(activity, judgedSpan(considered)));
  return { id, stated, evidence, from, until, llama, hit };
}

/** Whether an outcome says anything of what the Llama in use states: a worker reads no other. */
export function isTestimony({ stated, evidence, llama }: Lesson, inUse: string): boolean {
  return llama === inUse && stated !== null && evidence !== null;
}

/** Of outcomes those that a worker would not yet have forgotten at `at`. */
export function remembered(lessons: readonly Lesson[], at: number): readonly Lesson[] {
  const { since } = windowBefore(at, LESSON_LIMITS.outcomeDays);
  return lessons.filter(({ until }) => until >= since);
}

/**
 * Of these as many as a worker reads, the same ones: the first by id, which is a sample spread evenly over times and
 * people. Older than recent ones, which only bear out the gate, fill at most half of the room.
 */
export function readAt(lessons: readonly Lesson[], at: number): readonly Lesson[] {
  const { outcomes } = LESSON_LIMITS;
  if (lessons.length <= outcomes / 2) return lessons;
  const { since: weekAgo } = windowBefore(at, RECENT_DAYS);
  const sorted = lessons.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const older = sorted.filter(({ until }) => until < weekAgo).slice(0, outcomes / 2);
  const recent = sorted.filter(({ until }) => until >= weekAgo).slice(0, outcomes - older.length);
  return [...older, ...recent];
}
