import type { Activity, Analysis, Person, Recorded, RunSummary, Window } from '@ambia/prediction';
import { activeUsers } from './active-users.ts';
import { activity, hasActivity } from './activity.ts';
import type { Database } from './database.ts';
import { dueSoon } from './due-soon.ts';
import { type Imported, type ImportedActivity, importActivities } from './import-activities.ts';
import { person } from './person.ts';
import type { Profile } from './profile.ts';
import { record } from './record.ts';
import { beginRun, type FanOutCount, fannedOut, type RunBeginning } from './run.ts';
import { type CountedCall, countCall } from './run-call.ts';
import type { RecordedBy } from './run-count.ts';
import { closeRun, type OpenRun, openRuns, recentRuns, runSummary } from './run-history.ts';
import { safely } from './safely.ts';
import { predictions, type StoredPrediction } from './stored-prediction.ts';

/** Everything the system asks of the database. Instants are in ms; whatever breaks is a Failure with a DB_ code. */
export interface Store {
  /** Pages of ids of the people who did something since `window.since`, inclusive. */
  activeUsers(window: Window, pageSize?: number): AsyncGenerator<string[], void, undefined>;
  person(userId: string): Promise<Person>;
  /** Newest first, at most `limit`; both ends of the window count. */
  activity(userId: string, window: Window, limit: number): Promise<Activity[]>;
  hasActivity(userId: string, window: Window): Promise<boolean>;
  /** All of an analysis in one transaction or nothing; counted once per person and slot. */
  record(analysis: Analysis, by: RecordedBy): Promise<Recorded>;
  /** Adds a call to Llama to its run. */
  countCall(call: CountedCall): Promise<void>;
  beginRun(beginning: RunBeginning): Promise<void>;
  fannedOut(count: FanOutCount): Promise<void>;
  runSummary(slot: number): Promise<RunSummary | null>;
  /** Newest first. */
  recentRuns(limit: number): Promise<RunSummary[]>;
  /** Runs that nobody ended yet, oldest first. */
  openRuns(): Promise<OpenRun[]>;
  /**
   * The summary goes to the one caller that ended the run; null for everyone else. `giveUp` ends also a run that was
   * never fanned out, which is then no success.
   */
  closeRun(slot: number, at: number, giveUp?: boolean): Promise<RunSummary | null>;
  /** Rows valid at `now`, or all; newest schedule first. */
  predictions(userId: string, now: number, options?: { readonly all?: boolean }): Promise<StoredPrediction[]>;
  /** Rows that wait for the generator, or will within `withinMs` of `now`. */
  dueSoon(now: number, withinMs: number): Promise<number>;
  importActivities(rows: readonly ImportedActivity[]): Promise<Imported>;
}

/** The store over an open database that was inspected. It holds nothing to close but the database itself. */
export function openStore(db: Database, profile: Profile): Store {
  return {
    activeUsers: (window, pageSize) => activeUsers(db, profile, window, pageSize),
    person: (userId) => safely(db, () => person(db, profile, userId)),
    activity: (userId, window, limit) => safely(db, () => activity(db, profile, userId, window, limit)),
    hasActivity: (userId, window) => safely(db, () => hasActivity(db, profile, userId, window)),
    record: (analysis, by) => safely(db, () => record(db, profile, analysis, by)),
    countCall: (call) => safely(db, () => countCall(db, call)),
    beginRun: (beginning) => safely(db, () => beginRun(db, beginning)),
    fannedOut: (count) => safely(db, () => fannedOut(db, count)),
    runSummary: (slot) => safely(db, () => runSummary(db, slot)),
    recentRuns: (limit) => safely(db, () => recentRuns(db, limit)),
    openRuns: () => safely(db, () => openRuns(db)),
    closeRun: (slot, at, giveUp = false) => safely(db, () => closeRun(db, slot, at, giveUp)),
    predictions: (userId, now, options) => safely(db, () => predictions(db, userId, now, options)),
    dueSoon: (now, withinMs) => safely(db, () => dueSoon(db, now, withinMs)),
    importActivities: (rows) => safely(db, () => importActivities(db, profile, rows)),
  };
}
