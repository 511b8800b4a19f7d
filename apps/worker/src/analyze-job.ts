import { openDeadline } from '@ambia/llama';
import {
  type AnalyzeJob,
  type AnalyzeUserResult,
  type AnalyzeUserRules,
  type AnalyzeUserSteps,
  analyzeUser,
  asFailure,
  type EndUnansweredSteps,
  endPlainly,
  endUnanswered,
  type Failure,
  type PersonAt,
} from '@ambia/prediction';
import type { JobPast } from '@ambia/queue';
import type { Apart } from './apart/apart.ts';
import type { Events } from './events.ts';
import { COOL_DOWN_MS, DIED_ALONE, type Failures, mannerOf } from './quarantine.ts';
import { isOverBudget } from './token-budget.ts';

export interface AnalyzeParts {
  readonly steps: AnalyzeUserSteps & EndUnansweredSteps;
  readonly rules: AnalyzeUserRules;
  readonly events: Events;
  readonly apart: Pick<Apart, 'analyze'>;
  readonly failures: Failures;
  readonly deadlineMs: number;
  readonly now: () => number;
}

/** One analyze-user job; past its deadline it ends as expired, because the next tick takes the person again. */
export async function analyzeJob(
  job: AnalyzeJob,
  parts: AnalyzeParts,
  signal: AbortSignal,
  past: JobPast,
): Promise<AnalyzeUserResult> {
  const { events, steps } = parts;
  try {
    const manner = await mannerOf(job, past, parts);
    const result =
      manner === 'not_at_all'
        ? await endPlainly(job, steps, 'quarantined')
        : await analyzeInTime(job, parts, signal, manner);
    events.personEnded(job, result);
    return result;
  } catch (thrown) {
    events.attemptFailed(job, asFailure(thrown));
    throw thrown;
  }
}

async function analyzeInTime(
  job: AnalyzeJob,
  parts: AnalyzeParts,
  signal: AbortSignal,
  manner: PersonAt | 'apart',
): Promise<AnalyzeUserResult> {
  const isApart = manner === 'apart';
  const expire = () => endWithout(job, parts, 'expired', isApart);
  const leftMs = job.slot + parts.deadlineMs - parts.now();
  if (leftMs <= 0) return expire();
  const deadline = openDeadline(signal, leftMs);
  try {
    return await analyze(job, parts, deadline.signal, manner);
  } catch (thrown) {
    if (isOverBudget(thrown)) return await endWithout(job, parts, 'over_budget', isApart);
    if (deadline.ended() !== 'time' || signal.aborted) throw thrown;
    return await expire();
  } finally {
    deadline.close();
  }
}

async function analyze(
  job: AnalyzeJob,
  { rules, steps, apart, failures }: AnalyzeParts,
  signal: AbortSignal,
  manner: PersonAt | 'apart',
): Promise<AnalyzeUserResult> {
  if (manner !== 'apart') return analyzeUser(job, rules, { ...steps, personAt: async () => manner }, signal);
  const result = await apart.analyze(job, signal);
  await failures.setQuarantine(job.userId, null);
  return result;
}

function endWithout(
  job: AnalyzeJob,
  { rules, steps }: AnalyzeParts,
  outcome: 'failed' | 'expired' | 'over_budget',
  isApart: boolean,
): Promise<AnalyzeUserResult> {
  return isApart ? endPlainly(job, steps, outcome) : endUnanswered(job, rules, steps, outcome);
}

/** The last word on a person's slot that could not be analysed. */
export async function giveUpJob(job: AnalyzeJob, failure: Failure, past: JobPast, parts: AnalyzeParts): Promise<void> {
  const { events, failures, now } = parts;
  const until = failure.code === DIED_ALONE ? now() + COOL_DOWN_MS : undefined;
  const { userId, slot } = job;
  const noted = { userId, slot, code: failure.code, attempts: past.attempts, at: now() };
  await failures.noteFailure(until === undefined ? noted : { ...noted, quarantinedUntil: until });
  const result =
    until === undefined
      ? await endWithout(job, parts, 'failed', past.lostStarts > 0)
      : await endPlainly(job, parts.steps, 'quarantined');
  events.personEnded(job, result);
  if (until !== undefined) events.quarantined(job, until);
  else if (result.outcome === 'failed') events.gaveUp(job, failure);
}
