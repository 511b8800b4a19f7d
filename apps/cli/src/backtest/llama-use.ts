import type { CallCount } from './replay/state.ts';
import type { LlamaUse } from './report.ts';

/** @param oldTokensPerPersonDay what the function we replace would have sent */
export function llamaUse(
  { calls, promptTokens, completionTokens }: CallCount,
  personDays: number,
  oldTokensPerPersonDay: number,
): LlamaUse {
  const each = Math.max(1, calls);
  return {
    calls,
    promptTokens,
    completionTokens,
    callsPerPersonDay: calls / personDays,
    tokensPerPersonDay: (promptTokens + completionTokens) / personDays,
    promptTokensPerCall: promptTokens / each,
    completionTokensPerCall: completionTokens / each,
    oldTokensPerPersonDay,
  };
}
