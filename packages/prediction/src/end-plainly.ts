import type { AnalyzeUserSteps, PersonSlot } from './analyze-user.ts';
import { nothingFound } from './found.ts';
import { type AnalyzeUserResult, endWith } from './user-result.ts';

/** The end of a person's slot by its outcome alone: nothing of them is read, because reading it may be what kills. */
export function endPlainly(
  job: PersonSlot,
  steps: Pick<AnalyzeUserSteps, 'record'>,
  outcome: 'failed' | 'expired' | 'over_budget' | 'quarantined',
): Promise<AnalyzeUserResult> {
  return endWith(steps, nothingFound(job, outcome));
}
