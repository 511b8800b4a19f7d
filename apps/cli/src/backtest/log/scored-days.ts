import { type Activity, windowBefore } from '@ambia/prediction';
import { Complaint } from '../../complaint.ts';
import { EXIT } from '../../exit-codes.ts';
import type { ActivityLog, LogPerson } from './activity-log.ts';
import type { Calendar } from './calendar.ts';
import { newestWithin } from './past.ts';

/** By what part of a log it is decided who is scored. */
export const PEOPLE_FROM = ['log', 'warm-up'] as const;

export type PeopleFrom = (typeof PEOPLE_FROM)[number];

/** Who is scored, and when. */
export interface ScoredRules {
  /** `log`: by all of it, as PREDICTION.md does; `warm-up`: by what is known when scoring begins. */
  readonly peopleFrom: PeopleFrom;
  /** A person with fewer events, or on fewer local days, has too little of a past to be scored; both are of a whole log. */
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

/** What a person must have done to be scored. */
interface Threshold {
  readonly minEvents: number;
  readonly minDays: number;
}

export interface ScoredDays {
  readonly warmUpDays: number;
  /** What was asked of a person, by the part of the log that decided. */
  readonly threshold: Threshold;
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
  const { threshold, until } = past(calendar, { ...rules, warmUpDays, length });
  const people = log.people
    .filter((person) => hasPast(person, calendar, threshold, until))
    .map((person) => scoredPerson(person, calendar, { ...span, activeDays: rules.activeDays }))
    .filter(({ days }) => days.size > 0);
  if (people.length === 0) throw nobodyLeft(log, rules, threshold);
  return { warmUpDays, threshold, ...span, people, personDays: people.reduce((sum, { days }) => sum + days.size, 0) };
}

interface Length {
  readonly warmUpDays: number;
  readonly length: number;
}

/** What is asked of a person, and until when it counts. The warm-up is asked for its share of what a whole log is. */
function past(
  { startOf, firstDay }: Calendar,
  { peopleFrom, minEvents, minDays, warmUpDays, length }: ScoredRules & Length,
): { threshold: Threshold; until: number } {
  if (peopleFrom === 'log') return { threshold: { minEvents, minDays }, until: Number.POSITIVE_INFINITY };
  const scaled = (least: number) => Math.max(1, Math.ceil((least * warmUpDays) / length));
  const threshold = { minEvents: scaled(minEvents), minDays: scaled(minDays) };
  return { threshold, until: startOf(firstDay + warmUpDays) };
}

function hasPast({ activity }: LogPerson, { dayOf }: Calendar, least: Threshold, until: number): boolean {
  const known = activity.filter(({ at }) => at < until);
  return known.length >= least.minEvents && new Set(known.map(({ at }) => dayOf(at))).size >= least.minDays;
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

function nobodyLeft(
  { name, people }: ActivityLog,
  { peopleFrom }: ScoredRules,
  { minEvents, minDays }: Threshold,
): Complaint {
  const where = peopleFrom === 'log' ? '' : ' of the warm-up';
  const text = `${name}: none of its ${people.length} people has ${minEvents} events on ${minDays} days${where} and was active in the scored time; lower --min-events or --min-days`;
  return new Complaint(EXIT.badInput, 'BACKTEST_NOBODY', text);
}
