import { type Activity, windowBefore } from '@ambia/prediction';
import { Complaint } from '../../complaint.ts';
import { EXIT } from '../../exit-codes.ts';
import type { ActivityLog, LogPerson } from './activity-log.ts';
import type { Calendar } from './calendar.ts';
import { newestWithin } from './past.ts';

/** Who is scored, and when. */
export interface ScoredRules {
  /** A person with fewer events, or on fewer local days, has too little of a past to be scored. */
  readonly minEvents: number;
  readonly minDays: number;
  /** Days from the log's first that are not scored; null: 60 % of the log. */
  readonly warmUpDays: number | null;
  /** A person-day counts where the person did something within so many days before it. */
  readonly activeDays: number;
}

export interface ScoredPerson extends LogPerson {
  /** Days that count. */
  readonly days: ReadonlySet<number>;
  /** What they did on those. */
  readonly events: readonly Activity[];
}

export interface ScoredDays {
  readonly warmUpDays: number;
  /** Both inclusive. */
  readonly firstDay: number;
  readonly lastDay: number;
  /** People with at least one day that counts, by id. */
  readonly people: readonly ScoredPerson[];
  readonly personDays: number;
}

/** Of a log, by default: what its first days are for is to learn from. */
const WARM_UP_SHARE = 0.6;

/** @throws Complaint where the warm-up leaves no day, or nobody has enough of a past */
export function scoredDays(log: ActivityLog, calendar: Calendar, rules: ScoredRules): ScoredDays {
  const length = calendar.lastDay - calendar.firstDay + 1;
  const warmUpDays = rules.warmUpDays ?? Math.round(length * WARM_UP_SHARE);
  if (warmUpDays >= length) throw nothingLeft(log, length, warmUpDays);
  const span = { firstDay: calendar.firstDay + warmUpDays, lastDay: calendar.lastDay };
  const people = log.people
    .filter((person) => hasPast(person, calendar, rules))
    .map((person) => scoredPerson(person, calendar, { ...span, activeDays: rules.activeDays }))
    .filter(({ days }) => days.size > 0);
  if (people.length === 0) throw nobodyLeft(log, rules);
  return { warmUpDays, ...span, people, personDays: people.reduce((sum, { days }) => sum + days.size, 0) };
}

function hasPast({ activity }: LogPerson, { dayOf }: Calendar, { minEvents, minDays }: ScoredRules): boolean {
  return activity.length >= minEvents && new Set(activity.map(({ at }) => dayOf(at))).size >= minDays;
}

interface Span {
  readonly firstDay: number;
  readonly lastDay: number;
  readonly activeDays: number;
}

function scoredPerson(person: LogPerson, { startOf, dayOf }: Calendar, span: Span): ScoredPerson {
  const days = new Set<number>();
  for (let day = span.firstDay; day <= span.lastDay; day++) {
    const before = windowBefore(startOf(day) - 1, span.activeDays);
    if (newestWithin(person.activity, before) !== null) days.add(day);
  }
  return { ...person, days, events: person.activity.filter(({ at }) => days.has(dayOf(at))) };
}

function nothingLeft({ name }: ActivityLog, length: number, warmUpDays: number): Complaint {
  const text = `${name} spans ${length} days, and ${warmUpDays} of them are for the warm-up: no day is left to score; expected a longer log or a smaller --warm-up`;
  return new Complaint(EXIT.badInput, 'BACKTEST_TOO_SHORT', text);
}

function nobodyLeft({ name, people }: ActivityLog, { minEvents, minDays }: ScoredRules): Complaint {
  const text = `${name}: none of its ${people.length} people has ${minEvents} events on ${minDays} days and was active in the scored time; lower --min-events or --min-days`;
  return new Complaint(EXIT.badInput, 'BACKTEST_NOBODY', text);
}
