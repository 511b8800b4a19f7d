import {
  type AnalyzeJob,
  type AnalyzeUserResult,
  type AnalyzeUserRules,
  type AnalyzeUserSteps,
  analyzeUser,
  asFailure,
  endUnanswered,
  type Failure,
} from '@ambia/prediction';
import type { Events } from './events.ts';
import { isOverBudget } from './token-budget.ts';

export interface AnalyzeParts {
  readonly steps: AnalyzeUserSteps;
  readonly rules: AnalyzeUserRules;
  readonly events: Events;
  readonly deadlineMs: number;
  readonly now: () => number;
}

/** One analyze-user job; past its deadline it ends as expired, because the next tick takes the person again. */
export async function analyzeJob(
  job: AnalyzeJob,
  parts: AnalyzeParts,
  signal: AbortSignal,
): Promise<AnalyzeUserResult> {
  const { events } = parts;
  try {
    const result = await analyzeInTime(job, parts, signal);
    events.personEnded(job, result);
    return result;
  } catch (thrown) {
    events.attemptFailed(job, asFailure(thrown));
    throw thrown;
  }
}

async function analyzeInTime(job: AnalyzeJob, parts: AnalyzeParts, signal: AbortSignal): Promise<AnalyzeUserResult> {
  const leftMs = job.slot + parts.deadlineMs - parts.now();
  if (leftMs <= 0) return endUnanswered(job, parts.rules, parts.steps, 'expired');
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), leftMs);
  try {
    return await analyzeUser(job, parts.rules, parts.steps, AbortSignal.any([signal, late.signal]));
  } catch (thrown) {
    if (isOverBudget(thrown)) return await endUnanswered(job, parts.rules, parts.steps, 'over_budget');
    if (!late.signal.aborted || signal.aborted) throw thrown;
    return await endUnanswered(job, parts.rules, parts.steps, 'expired');
  } finally {
    clearTimeout(timer);
  }
}

/** The last word on a person's slot that could not be analysed. */
export async function giveUpJob(job: AnalyzeJob, failure: Failure, parts: AnalyzeParts): Promise<void> {
  const result = await endUnanswered(job, parts.rules, parts.steps, 'failed');
  parts.events.personEnded(job, result);
  if (result.outcome === 'failed') parts.events.gaveUp(job, failure);
}
