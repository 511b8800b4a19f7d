import type {
  Activity,
  Analysis,
  Considered,
  Judged,
  Labelled,
  Learned,
  Person,
  PersonAt,
  Recorded,
  RunSummary,
  Window,
} from '@ambia/prediction';
import { activeUsers } from './active-users.ts';
import { activity, hasActivity } from './activity.ts';
import type { Database } from './database.ts';
import { dueSoon } from './due-soon.ts';
import {
  type NotedFailure,
  noteFailure,
  purgeFailures,
  quarantinedCount,
  quarantines,
  type RecentFailure,
  recentFailures,
  setQuarantine,
} from './failures.ts';
import { forgetIfGone, purgeConsidered } from './forget.ts';
import { gathered } from './gathered.ts';
import { gonePeople } from './gone-people.ts';
import { type Imported, type ImportedActivity, importActivities } from './import-activities.ts';
import { readLearned, type StoredLearned, saveLearned } from './learned.ts';
import { newestLlama } from './newest-llama.ts';
import { type Look, looks, type PersonWindow, people, peopleAt } from './person.ts';
import type { Profile } from './profile.ts';
import { purgeRuns } from './purge-runs.ts';
import { purgeStates } from './purge-states.ts';
import { record } from './record.ts';
import { isPlain } from './record-plainly.ts';
import { isJoint, recordPlain, recordTogether } from './record-together.ts';
import type { Recording } from './recording.ts';
import { consideredOf, dueToJudge, labelled, labelledQueued, type Remembered, type Span } from './remembered.ts';
import { beginRun, type FanOutCount, fannedOut, lastScheduledSlot, type RunBeginning, type RunBegun } from './run.ts';
import { type CountedCall, countCalls } from './run-call.ts';
import type { RecordedBy } from './run-count.ts';
import { closeRun, type OpenRun, openRuns, recentRuns, runSummary } from './run-history.ts';
import { safely } from './safely.ts';
import { saveJudged } from './save-judged.ts';
import { predictions, type StoredPrediction } from './stored-prediction.ts';
import { type Testimonies, type TestimonySpan, testimonies } from './testimonies.ts';

/** Everything the system asks of the database. Instants are in ms; whatever breaks is a Failure with a DB_ code. */
export interface Store {
  /** Pages of ids of the people who did something since `window.since`, inclusive. */
  activeUsers(window: Window, pageSize?: number): AsyncGenerator<string[], void, undefined>;
  person(userId: string): Promise<Person>;
  /** The same with what they did inside the window, which both ends count to. */
  personAt(userId: string, window: Window): Promise<PersonAt>;
  /** The same of somebody who is not in quarantine; of whoever is, or was and is not known to be well, nothing is read. */
  look(userId: string, window: Window): Promise<Look>;
  /** Newest first, at most `limit`; both ends of the window count. */
  activity(userId: string, window: Window, limit: number): Promise<Activity[]>;
  hasActivity(userId: string, window: Window): Promise<boolean>;
  /** All of an analysis in one transaction or nothing; counted once per person and slot. */
  record(analysis: Analysis, by: RecordedBy): Promise<Recorded>;
  /** Those without an outcome whose window and page are over at `before`, the oldest windows first. */
  dueToJudge(before: number, limit: number): Promise<Considered[]>;
  saveJudged(judged: readonly Judged[]): Promise<void>;
  /** Outcomes, newest windows first; a `before` of now spares the server a look at the windows that are still open. */
  labelled(options: Span & { readonly limit: number }): Promise<Labelled[]>;
  /** The same of those that were queued. */
  labelledQueued(limit: number, span?: Span): Promise<Labelled[]>;
  /** At most `limit` outcomes from which a Llama's word is learned; of more, an even sample of times and people. */
  testimonies(llama: string, span: TestimonySpan): Promise<Testimonies>;
  /** Newest windows first; `since`: whose window closes then or later. */
  consideredOf(userId: string, options: { readonly since: number; readonly limit: number }): Promise<Remembered[]>;
  /** Pages, some empty, of people of whom words are remembered though they seem to have said no or to be deleted. */
  gonePeople(pageSize?: number): AsyncGenerator<string[], void, undefined>;
  /** Removes what was considered of a person, and their answer, where they said no or were deleted; tells whether. */
  forgetIfGone(userId: string): Promise<boolean>;
  /** Removes at most `limit` rows of before `before`, also answers that old; tells how many. */
  purgeConsidered(before: number, limit: number): Promise<number>;
  /** Removes runs from before `before` or older than the newest `keep`, at most `limit` rows a table; tells how many rows. */
  purgeRuns(options: { readonly before: number; readonly keep: number; readonly limit: number }): Promise<number>;
  /** Removes at most `limit` states of people who were not due since `before`; tells how many. */
  purgeStates(before: number, limit: number): Promise<number>;
  noteFailure(failure: NotedFailure): Promise<void>;
  /** Until when a person is, or was, in quarantine; null where they are not, or were analysed well since. */
  quarantinedUntil(userId: string): Promise<number | null>;
  /** Changes the end of a person's quarantine; null: they are well. */
  setQuarantine(userId: string, until: number | null): Promise<void>;
  quarantinedCount(now: number): Promise<number>;
  /** Whoever failed within the last day or is in quarantine, newest first; `still`: whose newest slot failed. */
  recentFailures(now: number, options: { readonly limit: number; readonly still?: boolean }): Promise<RecentFailure[]>;
  /** Removes at most `limit` failures that need not be known any more; tells how many. */
  purgeFailures(now: number, limit: number): Promise<number>;
  /** Null before anything was learned, or where what is stored cannot be read. */
  learned(): Promise<StoredLearned | null>;
  saveLearned(learned: Learned, at: number): Promise<void>;
  /** Which Llama gave the answer that was asked for last: model and prompt version; null where there is none. */
  newestLlama(): Promise<string | null>;
  /** Adds a call to Llama to its run. */
  countCall(call: CountedCall): Promise<void>;
  beginRun(beginning: RunBeginning): Promise<RunBegun>;
  /** The slot of the last scheduled run before `before`; null where there is none. */
  lastScheduledSlot(before: number): Promise<number | null>;
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
  const person = gathered((userIds: readonly string[]) => people(db, profile, userIds));
  const personAt = gathered((asked: readonly PersonWindow[]) => peopleAt(db, profile, asked));
  const look = gathered((asked: readonly PersonWindow[]) => looks(db, profile, asked));
  const recordJoint = gathered((all: readonly Recording[]) => recordTogether(db, profile, all));
  const recordPlainJoint = gathered((all: readonly Recording[]) => recordPlain(db, profile, all));
  const countCall = gathered((calls: readonly CountedCall[]) => countCalls(db, calls));
  const quarantinedUntil = gathered((userIds: readonly string[]) => quarantines(db, userIds));
  return {
    activeUsers: (window, pageSize) => activeUsers(db, profile, window, pageSize),
    person: (userId) => safely(db, () => person(userId)),
    personAt: (userId, window) => safely(db, () => personAt({ userId, window })),
    look: (userId, window) => safely(db, () => look({ userId, window })),
    activity: (userId, window, limit) => safely(db, () => activity(db, profile, userId, window, limit)),
    hasActivity: (userId, window) => safely(db, () => hasActivity(db, profile, userId, window)),
    record: (analysis, by) =>
      safely(db, () => {
        if (!isJoint(analysis)) return record(db, profile, analysis, by);
        return isPlain(analysis) ? recordPlainJoint({ analysis, by }) : recordJoint({ analysis, by });
      }),
    dueToJudge: (before, limit) => safely(db, () => dueToJudge(db, before, limit)),
    saveJudged: (judged) => safely(db, () => saveJudged(db, judged)),
    labelled: (options) => safely(db, () => labelled(db, options)),
    labelledQueued: (limit, span) => safely(db, () => labelledQueued(db, limit, span)),
    testimonies: (llama, span) => safely(db, () => testimonies(db, llama, span)),
    consideredOf: (userId, options) => safely(db, () => consideredOf(db, userId, options)),
    gonePeople: (pageSize) => gonePeople(db, profile, pageSize),
    forgetIfGone: (userId) => safely(db, () => forgetIfGone(db, profile, userId)),
    purgeConsidered: (before, limit) => safely(db, () => purgeConsidered(db, before, limit)),
    purgeRuns: (options) => safely(db, () => purgeRuns(db, options)),
    purgeStates: (before, limit) => safely(db, () => purgeStates(db, before, limit)),
    noteFailure: (failure) => safely(db, () => noteFailure(db, failure)),
    quarantinedUntil: (userId) => safely(db, () => quarantinedUntil(userId)),
    setQuarantine: (userId, until) => safely(db, () => setQuarantine(db, userId, until)),
    quarantinedCount: (now) => safely(db, () => quarantinedCount(db, now)),
    recentFailures: (now, options) => safely(db, () => recentFailures(db, now, options)),
    purgeFailures: (now, limit) => safely(db, () => purgeFailures(db, now, limit)),
    learned: () => safely(db, () => readLearned(db)),
    saveLearned: (learned, at) => safely(db, () => saveLearned(db, learned, at)),
    newestLlama: () => safely(db, () => newestLlama(db)),
    countCall: (call) => safely(db, () => countCall(call)),
    beginRun: (beginning) => safely(db, () => beginRun(db, beginning)),
    lastScheduledSlot: (before) => safely(db, () => lastScheduledSlot(db, before)),
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
