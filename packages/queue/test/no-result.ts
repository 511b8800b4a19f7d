import type { AnalyzeUserResult } from '@ambia/prediction';

/** A result in which nothing was found. */
export function noResult(outcome: AnalyzeUserResult['outcome']): AnalyzeUserResult {
  return {
    outcome,
    patterns: 0,
    queued: 0,
    alreadyQueued: 0,
    alreadyCached: 0,
    novel: 0,
    leftOut: { malformed: 0, beyondLimit: 0, overlong: 0, tooFar: 0 },
    tokens: 0,
  };
}
