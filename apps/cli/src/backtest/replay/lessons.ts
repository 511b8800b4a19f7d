import {
  type Considered,
  judge,
  judgedSpan,
  type Lessons,
  markDays,
  type TaughtDay,
  taughtDay,
} from '@ambia/prediction';
import type { ActivityLog, LogPerson } from '../log/activity-log.ts';
import type { Calendar } from '../log/calendar.ts';
import { within } from '../log/past.ts';

/** A considered prediction with its outcome, without what learning has no use for. */
export type Lesson = Lessons['labelled'][number];

/** Days that are rehearsed, the newest: as many as an installation stores. */
const REHEARSED_DAYS = 30;

/** Everybody's days, each taught once, when it is over. */
export interface TaughtDays {
  /** The days before `day`, by person. */
  before(day: number): readonly (readonly TaughtDay[])[];
}

export function openTaughtDays(log: ActivityLog, calendar: Calendar): TaughtDays {
  const taught = log.people.map((): TaughtDay[] => []);
  let next = calendar.firstDay;
  return {
    before(day) {
      for (; next < day; next++) {
        for (const [index, person] of log.people.entries()) {
          const one = taughtBy(person, next, log.zone, calendar);
          if (one !== null) taught[index]?.push(one);
        }
      }
      return taught.map((days) => days.filter((one) => one.day < day && one.day >= day - REHEARSED_DAYS));
    },
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
  const { stated, evidence, from, until, llama } = considered;
  const { hit } = judge(considered, within(activity, judgedSpan(considered)));
  return { stated, evidence, from, until, llama, hit };
}
