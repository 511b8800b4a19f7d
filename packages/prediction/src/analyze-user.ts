import { ACTIVITY_LIMIT, type Activity } from './activity.ts';
import type { Analysis, Recorded } from './analysis.ts';
import { readAnswer } from './answer.ts';
import { type Candidate, findNeeds } from './candidates.ts';
import { cleanText, cutVisibly } from './clean-text.ts';
import { atLeast, type Thresholds } from './confidence.ts';
import { withoutOverlaps } from './dedupe.ts';
import { NO_TOKENS, type Outcome } from './outcome.ts';
import type { Person } from './person.ts';
import { predict } from './prediction.ts';
import { buildPrompt } from './prompt.ts';
import type { LlamaAnswer, Prompt } from './prompt-document.ts';
import { toRow } from './row.ts';
import { type Window, windowBefore } from './window.ts';

/** What the chain needs from outside; the worker and the backtest hand in different ones. */
export interface AnalyzeUserSteps {
  person(userId: string): Promise<Person>;
  /** Newest first, at most `limit`. */
  activity(userId: string, window: Window, limit: number): Promise<readonly Activity[]>;
  ask(prompt: Prompt, signal: AbortSignal): Promise<LlamaAnswer>;
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
  /** `superseded`: this slot or a later one was recorded before, nothing was done. */
  readonly outcome: Outcome | 'superseded';
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
  job: { readonly userId: string; readonly slot: number },
  rules: AnalyzeUserRules,
  steps: AnalyzeUserSteps,
  signal: AbortSignal,
): Promise<AnalyzeUserResult> {
  const person = await steps.person(job.userId);
  if (person.lastSlot !== null && person.lastSlot >= job.slot) return SUPERSEDED;
  if (person.optedOut) return endWithout(steps.record, job, 'opted_out');
  const window = windowBefore(job.slot, rules.historyDays);
  const activity = await steps.activity(job.userId, window, ACTIVITY_LIMIT);
  if (activity.length === 0) return endWithout(steps.record, job, 'no_activity');
  const zone = person.timeZone ?? rules.timeZone;
  const needs = findNeeds(activity);
  const answer = await steps.ask(buildPrompt(needs, job.slot, zone, rules.historyDays), signal);
  const found = decide(answer, needs, { ...job, zone }, rules);
  signal.throwIfAborted();
  return ended(await steps.record(found.analysis), found);
}

/** Records that the person's slot ended without an analysis: they said no, did nothing, came too late or it broke for good. */
export async function endWithout(
  record: AnalyzeUserSteps['record'],
  job: { readonly userId: string; readonly slot: number },
  outcome: Outcome,
): Promise<AnalyzeUserResult> {
  return ended(await record(nothingFound(job, outcome)));
}

function nothingFound(
  { userId, slot }: { readonly userId: string; readonly slot: number },
  outcome: Outcome,
): Analysis {
  return { userId, slot, outcome, patternsDetected: 0, rows: [], llamaCalls: 0, tokens: NO_TOKENS, costUsd: 0 };
}

/** A model's name is the endpoint's to state, and ours to bound. */
const MODEL_LIMIT = 100;

interface Found {
  readonly analysis: Analysis;
  readonly leftOut: AnalyzeUserResult['leftOut'];
}

/** Everything between Llama's answer and the rows; pure. @throws Failure where the answer cannot be read. */
function decide(
  answer: LlamaAnswer,
  needs: readonly Candidate[],
  job: { readonly userId: string; readonly slot: number; readonly zone: string },
  rules: AnalyzeUserRules,
): Found {
  const { patterns, malformed, beyondLimit, overlong } = readAnswer(answer.text);
  const detected = atLeast(patterns, rules.confidence.keep);
  const predictions = detected.map((pattern) => predict(pattern, needs, job.slot, job.zone));
  const sure = atLeast(
    predictions.filter((prediction) => prediction !== null),
    rules.confidence.queue,
  );
  const model = cutVisibly(cleanText(answer.model) ?? 'unnamed', MODEL_LIMIT);
  const origin = { userId: job.userId, slot: job.slot, model, leadMinutes: rules.leadMinutes };
  const rows = sure.map((prediction) => toRow(prediction, origin));
  return {
    analysis: {
      ...nothingFound(job, 'analyzed'),
      patternsDetected: detected.length,
      rows: withoutOverlaps(rows.filter((row) => row !== null)),
      llamaCalls: 1,
      tokens: answer.tokens,
      costUsd: answer.costUsd,
    },
    leftOut: {
      malformed: malformed + predictions.filter((prediction) => prediction === null).length,
      beyondLimit,
      overlong,
      tooFar: rows.filter((row) => row === null).length,
    },
  };
}

const NOTHING_LEFT_OUT = { malformed: 0, beyondLimit: 0, overlong: 0, tooFar: 0 };

const SUPERSEDED: AnalyzeUserResult = {
  outcome: 'superseded',
  patterns: 0,
  queued: 0,
  alreadyQueued: 0,
  alreadyCached: 0,
  novel: 0,
  leftOut: NOTHING_LEFT_OUT,
  tokens: 0,
};

function ended(recorded: Recorded, found?: Found): AnalyzeUserResult {
  if (!recorded.counted) return SUPERSEDED;
  return {
    outcome: recorded.outcome,
    patterns: found?.analysis.patternsDetected ?? 0,
    queued: recorded.queued.length,
    alreadyQueued: recorded.alreadyQueued,
    alreadyCached: recorded.alreadyCached,
    novel: recorded.queued.filter((row) => row.context.novel).length,
    leftOut: found?.leftOut ?? NOTHING_LEFT_OUT,
    tokens: (found?.analysis.tokens.prompt ?? 0) + (found?.analysis.tokens.completion ?? 0),
  };
}
