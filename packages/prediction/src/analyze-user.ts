import { ACTIVITY_LIMIT, type Activity } from './activity.ts';
import type { Analysis, Recorded } from './analysis.ts';
import { readAnswer } from './answer.ts';
import { CANDIDATE_LIMIT, findNeeds } from './candidates.ts';
import { cleanText, cutVisibly } from './clean-text.ts';
import { atLeast, type Thresholds } from './confidence.ts';
import { withoutOverlaps } from './dedupe.ts';
import type { Outcome } from './outcome.ts';
import type { Person } from './person.ts';
import { predict, type Vocabulary, vocabularyOf } from './prediction.ts';
import { buildPrompt } from './prompt.ts';
import type { LlamaAnswer, Prompt } from './prompt-document.ts';
import { toRow } from './row.ts';
import { daysCovered, type Window, windowBefore } from './window.ts';

/** Whom an analysis is about, and at which slot. */
export interface PersonSlot {
  readonly userId: string;
  readonly slot: number;
}

/** What the chain needs from outside; the worker and the backtest hand in different ones. */
export interface AnalyzeUserSteps {
  person(userId: string): Promise<Person>;
  /** Newest first, at most `limit`. */
  activity(userId: string, window: Window, limit: number): Promise<readonly Activity[]>;
  /** Asks Llama, and accounts for the call whatever comes of the answer. */
  ask(prompt: Prompt, job: PersonSlot, signal: AbortSignal): Promise<LlamaAnswer>;
  record(analysis: Analysis): Promise<Recorded>;
}

export interface AnalyzeUserRules {
  readonly historyDays: number;
  readonly confidence: Thresholds;
  readonly leadMinutes: number;
  /** The zone of people who named none. */
  readonly timeZone: string;
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
  /** Patterns left out of the answer: malformed, beyond the 20 that count, texts beyond 500 characters, triggers beyond 8 days. */
  readonly leftOut: {
    readonly malformed: number;
    readonly beyondLimit: number;
    readonly overlong: number;
    readonly tooFar: number;
  };
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
  const window = windowBefore(job.slot, rules.historyDays);
  const activity = await steps.activity(job.userId, window, ACTIVITY_LIMIT);
  if (activity.length === 0) return endWithout(steps.record, job, 'no_activity');
  const zone = person.timeZone ?? rules.timeZone;
  const needs = findNeeds(activity);
  const given = needs.slice(0, CANDIDATE_LIMIT);
  const prompt = buildPrompt(given, job.slot, zone, daysCovered(activity, job.slot, ACTIVITY_LIMIT));
  const answer = await steps.ask(prompt, job, signal);
  const found = decide(answer, { ...job, zone, vocabulary: vocabularyOf(needs, given) }, rules);
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

function nothingFound({ userId, slot }: PersonSlot, outcome: Outcome): Analysis {
  return { userId, slot, outcome, patternsDetected: 0, rows: [] };
}

/** A model's name is the endpoint's to state, and ours to bound. */
const MODEL_LIMIT = 100;

interface Found {
  readonly analysis: Analysis;
  readonly leftOut: AnalyzeUserResult['leftOut'];
  readonly tokens: number;
}

/** Everything between Llama's answer and the rows; pure. @throws Failure where the answer cannot be read. */
function decide(
  answer: LlamaAnswer,
  job: PersonSlot & { readonly zone: string; readonly vocabulary: Vocabulary },
  rules: AnalyzeUserRules,
): Found {
  const { patterns, malformed, beyondLimit, overlong } = readAnswer(answer);
  const predictions = patterns.map((pattern) => predict(pattern, job.vocabulary, job.slot, job.zone));
  const meant = predictions.filter((prediction) => prediction !== null);
  const detected = atLeast(meant, rules.confidence.keep);
  const model = cutVisibly(cleanText(answer.model) ?? 'unnamed', MODEL_LIMIT);
  const origin = { userId: job.userId, slot: job.slot, model, leadMinutes: rules.leadMinutes };
  const rows = atLeast(detected, rules.confidence.queue).map((prediction) => toRow(prediction, origin));
  const near = rows.filter((row) => row !== null);
  return {
    analysis: {
      ...nothingFound(job, 'analyzed'),
      patternsDetected: detected.length,
      rows: withoutOverlaps(near),
    },
    leftOut: {
      malformed: malformed + predictions.length - meant.length,
      beyondLimit,
      overlong,
      tooFar: rows.length - near.length,
    },
    tokens: answer.tokens.prompt + answer.tokens.completion,
  };
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
