import { ACTIVITY_LIMIT, type Activity } from './activity.ts';
import type { Analysis, Recorded } from './analysis.ts';
import { answered, type Found, type Judging, materialised, nothingFound } from './found.ts';
import { historyOf } from './history.ts';
import type { Learned } from './learned.ts';
import { dayTimeOf } from './local-day.ts';
import type { PersonAt } from './person.ts';
import { buildPrompt } from './prompt.ts';
import type { LlamaAnswer, Prompt } from './prompt-document.ts';
import { isNewQuestion } from './question.ts';
import type { AnalyzeUserRules } from './rules.ts';
import { standingAnswer } from './standing-answer.ts';
import type { StoredAnswer } from './stored-answer.ts';
import { type AnalyzeUserResult, ended, endWith, REPEATED } from './user-result.ts';
import { type Window, windowBefore } from './window.ts';
import { wallClockOf } from './zone.ts';

/** Whom an analysis is about, and at which slot. */
export interface PersonSlot {
  readonly userId: string;
  readonly slot: number;
  /** Llama is asked also where nothing changed. */
  readonly always?: true | undefined;
}

/** What the chain needs from outside; the worker and the backtest hand in different ones. */
export interface AnalyzeUserSteps {
  personAt(userId: string, window: Window): Promise<PersonAt>;
  /** Newest first, at most `limit`. */
  activity(userId: string, window: Window, limit: number): Promise<readonly Activity[]>;
  /** What was learned from everybody's past. */
  learned(): Promise<Learned>;
  /** Asks Llama, and accounts for the call whatever comes of the answer. Null: there is none, the habits speak alone. */
  ask(prompt: Prompt, job: PersonSlot, signal: AbortSignal): Promise<LlamaAnswer | null>;
  record(analysis: Analysis): Promise<Recorded>;
}

/** activity → habits → prompt → Llama → patterns → predictions → confidence → dedupe → row. */
export async function analyzeUser(
  job: PersonSlot,
  rules: AnalyzeUserRules,
  steps: AnalyzeUserSteps,
  signal: AbortSignal,
): Promise<AnalyzeUserResult> {
  const window = windowBefore(job.slot, rules.historyDays);
  const person = await steps.personAt(job.userId, window);
  if (person.lastSlot === job.slot) return REPEATED;
  if (person.lastSlot !== null && person.lastSlot > job.slot) return endWith(steps, nothingFound(job, 'superseded'));
  if (person.optedOut) return endWith(steps, nothingFound(job, 'opted_out'));
  const zone = person.timeZone ?? rules.timeZone;
  const standing = job.always ? null : standingAnswer(person.answer, { ...job, zone, rules });
  const learned = await steps.learned();
  const judging: Judging = { ...job, zone, learned, rules };
  if (standing !== null && nothingNew(standing, person, job, zone)) {
    return finish(steps, materialised(standing, judging), signal);
  }
  const activity = await steps.activity(job.userId, window, ACTIVITY_LIMIT);
  if (activity.length === 0) return endWith(steps, nothingFound(job, 'no_activity'));
  const history = historyOf(activity, job.slot, zone, learned.evidence);
  if (standing !== null && !isNewQuestion(standing.asked, history.candidates)) {
    return finish(steps, materialised(standing, judging), signal);
  }
  const answer = await steps.ask(buildPrompt(history), job, signal);
  return finish(steps, answered(answer, history, judging), signal);
}

/** Habits are counted in whole local days: with no new activity they are the same until the day is over. */
function nothingNew({ seen }: StoredAnswer, { newestActivity }: PersonAt, { slot }: PersonSlot, zone: string): boolean {
  if (newestActivity === null || newestActivity > seen) return false;
  const wallClock = wallClockOf(zone);
  return dayTimeOf(wallClock(seen)).day === dayTimeOf(wallClock(slot)).day;
}

async function finish(steps: AnalyzeUserSteps, found: Found, signal: AbortSignal): Promise<AnalyzeUserResult> {
  signal.throwIfAborted();
  return ended(await steps.record(found.analysis), found);
}
