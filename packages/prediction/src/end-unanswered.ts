import type { AnalyzeUserSteps, PersonSlot } from './analyze-user.ts';
import { materialised, nothingFound } from './found.ts';
import type { Person } from './person.ts';
import type { AnalyzeUserRules } from './rules.ts';
import { type AnalyzeUserResult, endWith } from './user-result.ts';

const DAY_MS = 86_400_000;

export interface EndUnansweredSteps extends Pick<AnalyzeUserSteps, 'learned' | 'record'> {
  /** Looks for no activity: that may be what could not be read. */
  person(userId: string): Promise<Person>;
}

/**
 * The end of a person's slot for which Llama had no answer in time, or none at all. What the last answer still holds for
 * the time just ahead is queued with it, so that whoever was analysed before is not left without while Llama is away.
 */
export async function endUnanswered(
  job: PersonSlot,
  rules: AnalyzeUserRules,
  steps: EndUnansweredSteps,
  outcome: 'failed' | 'expired' | 'over_budget',
): Promise<AnalyzeUserResult> {
  const { answer, optedOut, timeZone } = await steps.person(job.userId);
  if (optedOut) return endWith(steps, nothingFound(job, 'opted_out'));
  if (answer === null || job.slot - answer.slot > rules.historyDays * DAY_MS) {
    return endWith(steps, nothingFound(job, outcome));
  }
  const judging = { ...job, zone: timeZone ?? rules.timeZone, learned: await steps.learned(), rules };
  const { rows, considered } = materialised(answer, judging).analysis;
  return endWith(steps, { ...nothingFound(job, outcome), rows, considered });
}
