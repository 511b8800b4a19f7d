import type { AnalyzeUserSteps } from '@ambia/prediction';
import { byId, type ReplaySetting } from './setting.ts';
import type { CallCount } from './state.ts';

/** The count of calls so far. */
export interface Calls {
  count(): CallCount;
  add(change: Partial<CallCount>): void;
}

export function openCalls(begun: CallCount): Calls {
  let count = begun;
  return {
    count: () => count,
    add({ calls = 0, promptTokens = 0, completionTokens = 0, failed = 0 }) {
      count = {
        calls: count.calls + calls,
        promptTokens: count.promptTokens + promptTokens,
        completionTokens: count.completionTokens + completionTokens,
        failed: count.failed + failed,
      };
    },
  };
}

/** Asks, and counts what was asked for person-days that are scored. */
export function countCalls({ ask, scored, calendar }: ReplaySetting, calls: Calls): AnalyzeUserSteps['ask'] {
  const people = byId(scored.people);
  return async (prompt, { userId, slot }, signal) => {
    const answer = await ask(prompt, signal);
    if (answer !== null && people.get(userId)?.days.has(calendar.dayOf(slot))) {
      calls.add({ calls: 1, promptTokens: answer.tokens.prompt, completionTokens: answer.tokens.completion });
    }
    return answer;
  };
}
