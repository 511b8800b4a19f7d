import { ACTIVITY_LIMIT, type Activity } from './activity.ts';
import type { Analysis, Recorded } from './analysis.ts';
import { answered, type Found, type Judging, materialised, nothingFound } from './found.ts';
import { type History, historyOf } from './history.ts';
import type { Learned } from './learned.ts';
import { dayTimeOf } from './local-day.ts';
import type { Outcome } from './outcome.ts';
import type { Person } from './person.ts';
import { buildPrompt } from './prompt.ts';
import type { LlamaAnswer, Prompt } from './prompt-document.ts';
import { isNewQuestion } from './question.ts';
import type { AnalyzeUserRules } from './rules.ts';
import type { StoredAnswer } from './stored-answer.ts';
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
  person(userId: string): Promise<Person>;
  /** When the person last did anything inside the window; null where they did nothing. */
  newestActivity(userId: string, window: Window): Promise<number | null>;
  /** Newest first, at most `limit`. */
  activity(userId: string, window: Window, limit: number): Promise<readonly Activity[]>;
  /** What was learned from everybody's past. */
  learned(): Promise<Learned>;
  /** Asks Llama, and accounts for the call whatever comes of the answer. Null: there is none, the habits speak alone. */
  ask(prompt: Prompt, job: PersonSlot, signal: AbortSignal): Promise<LlamaAnswer | null>;
  /** Queues what stored patterns hold while Llama is away; the person's slot is not over with it. */
  queueStored(analysis: Analysis): Promise<void>;
  record(analysis: Analysis): Promise<Recorded>;
}

/** What came of one person at one slot. Numbers only: this is stored in Redis as the job's result. */
export interface AnalyzeUserResult {
  /** `repeated`: this slot was recorded before, nothing was done. */
  readonly outcome: Outcome | 'repeated';
  readonly patterns: number;
  readonly queued: number;
  readonly alreadyQueued: number;
  readonly alreadyCached: number;
  /** Of the queued, needs outside the person's vocabulary. */
  readonly novel: number;
  /** Patterns left out of the answer: malformed, beyond the 20 that count, texts beyond 500 characters, windows beyond 8 days. */
  readonly leftOut: Found['leftOut'];
  readonly tokens: number;
}

/** activity → habits → prompt → Llama → patterns → predictions → confidence → dedupe → row. */
export async function analyzeUser(
  job: PersonSlot,
  rules: AnalyzeUserRules,
  steps: AnalyzeUserSteps,
  signal: AbortSignal,
): Promise<AnalyzeUserResult> {
  const person = await steps.person(job.userId);
  if (person.lastSlot === job.slot) return REPEATED;
  if (person.lastSlot !== null && person.lastSlot > job.slot) return endWithout(steps.record, job, 'superseded');
  if (person.optedOut) return endWithout(steps.record, job, 'opted_out');
  const zone = person.timeZone ?? rules.timeZone;
  const window = windowBefore(job.slot, rules.historyDays);
  const standing = job.always ? null : standingAnswer(person.answer, { ...job, zone, rules });
  const learned = await steps.learned();
  const judging: Judging = { ...job, zone, learned, rules };
  if (standing !== null && (await nothingNew(standing, job, zone, window, steps))) {
    return finish(steps, materialised(standing, judging), signal);
  }
  const activity = await steps.activity(job.userId, window, ACTIVITY_LIMIT);
  if (activity.length === 0) return endWithout(steps.record, job, 'no_activity');
  const history = historyOf(activity, job.slot, zone, learned.evidence);
  if (standing !== null && !isNewQuestion(standing.asked, history.candidates)) {
    return finish(steps, materialised(standing, judging), signal);
  }
  const answer = await askOrFallBack(person.answer, judging, history, steps, signal);
  return finish(steps, answered(answer, history, judging), signal);
}

/** The last answer, where it is young enough, of the Llama in use and in the person's zone. */
function standingAnswer(
  answer: StoredAnswer | null,
  { slot, zone, rules }: Omit<Judging, 'learned' | 'userId'>,
): StoredAnswer | null {
  if (answer === null || answer.llama !== rules.llama || answer.zone !== zone) return null;
  return slot - answer.slot < rules.reanalyzeAfterMs ? answer : null;
}

/** Habits are counted in whole local days: with no new activity they are the same until the day is over. */
async function nothingNew(
  { seen }: StoredAnswer,
  { userId, slot }: PersonSlot,
  zone: string,
  window: Window,
  steps: AnalyzeUserSteps,
): Promise<boolean> {
  const wallClock = wallClockOf(zone);
  if (dayTimeOf(wallClock(seen)).day !== dayTimeOf(wallClock(slot)).day) return false;
  const newest = await steps.newestActivity(userId, window);
  return newest !== null && newest <= seen;
}

/** While Llama is away, what was learned before still comes due; the failure goes on to whoever retries it. */
async function askOrFallBack(
  last: StoredAnswer | null,
  judging: Judging,
  history: History,
  steps: AnalyzeUserSteps,
  signal: AbortSignal,
): Promise<LlamaAnswer | null> {
  const { userId, slot } = judging;
  try {
    return await steps.ask(buildPrompt(history), { userId, slot }, signal);
  } catch (failure) {
    if (last !== null && !signal.aborted) await steps.queueStored(materialised(last, judging).analysis);
    throw failure;
  }
}

async function finish(steps: AnalyzeUserSteps, found: Found, signal: AbortSignal): Promise<AnalyzeUserResult> {
  signal.throwIfAborted();
  return ended(await steps.record(found.analysis), found);
}

/** Records that the person's slot ended without an analysis: they said no, did nothing, came too late or it broke for good. */
export async function endWithout(
  record: AnalyzeUserSteps['record'],
  job: PersonSlot,
  outcome: Outcome,
): Promise<AnalyzeUserResult> {
  return ended(await record(nothingFound(job, outcome)));
}

const NOTHING_LEFT_OUT = { malformed: 0, beyondLimit: 0, overlong: 0, tooFar: 0 };

const REPEATED: AnalyzeUserResult = {
  outcome: 'repeated',
  patterns: 0,
  queued: 0,
  alreadyQueued: 0,
  alreadyCached: 0,
  novel: 0,
  leftOut: NOTHING_LEFT_OUT,
  tokens: 0,
};

function ended(recorded: Recorded, found?: Found): AnalyzeUserResult {
  if (!recorded.counted) return REPEATED;
  return {
    outcome: recorded.outcome,
    patterns: found?.analysis.patternsDetected ?? 0,
    queued: recorded.queued.length,
    alreadyQueued: recorded.alreadyQueued,
    alreadyCached: recorded.alreadyCached,
    novel: recorded.queued.filter((row) => row.context.novel).length,
    leftOut: found?.leftOut ?? NOTHING_LEFT_OUT,
    tokens: found?.tokens ?? 0,
  };
}
