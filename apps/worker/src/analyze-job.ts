import {
  type AnalyzeJob,
  type AnalyzeUserResult,
  type AnalyzeUserRules,
  type AnalyzeUserSteps,
  analyzeUser,
  asFailure,
  endWithout,
  type Failure,
} from '@ambia/prediction';
import type { Events } from './events.ts';

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
  const { steps, events } = parts;
  try {
    const expired = parts.now() > job.slot + parts.deadlineMs;
    const result = expired
      ? await endWithout(steps.record, job, 'expired')
      : await analyzeUser(job, parts.rules, steps, signal);
    events.personEnded(job, result);
    return result;
  } catch (thrown) {
    events.attemptFailed(job, asFailure(thrown));
    throw thrown;
  }
}

/** The last word on a person's slot that could not be analysed. */
export async function giveUpJob(job: AnalyzeJob, failure: Failure, parts: AnalyzeParts): Promise<void> {
  const result = await endWithout(parts.steps.record, job, 'failed');
  parts.events.personEnded(job, result);
  if (result.outcome === 'failed') parts.events.gaveUp(job, failure);
}
