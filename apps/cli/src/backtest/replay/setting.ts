import type { AnalyzeUserRules } from '@ambia/prediction';
import type { Ask } from '../llama/ask.ts';
import type { ActivityLog, LogPerson } from '../log/activity-log.ts';
import type { Calendar } from '../log/calendar.ts';
import type { ScoredDays } from '../log/scored-days.ts';
import type { Protocol } from '../report.ts';
import type { TaughtDays } from './lessons.ts';

/** When the chain looks at people, and what of it counts. */
export interface ProtocolRules {
  readonly protocol: Protocol;
  /** Daily: so many predictions a person-day count, the surest. */
  readonly top: number;
  /** Slots: minutes between two. */
  readonly everyMinutes: number;
  /** Slots: so many of a day's, one drawn by the seed from each of as many parts of it; null: all. */
  readonly sample: number | null;
  readonly seed: number;
  readonly activeDays: number;
}

/** What a replay is of; nothing of it changes while it goes on. */
export interface ReplaySetting {
  readonly log: ActivityLog;
  readonly calendar: Calendar;
  readonly scored: ScoredDays;
  readonly taught: TaughtDays;
  readonly protocol: ProtocolRules;
  readonly rules: AnalyzeUserRules;
  readonly ask: Ask;
  readonly learnEveryDays: number;
}

/** By id. */
export type People<Person extends LogPerson> = ReadonlyMap<string, Person>;

export function byId<Person extends LogPerson>(people: readonly Person[]): People<Person> {
  return new Map(people.map((person) => [person.userId, person]));
}
