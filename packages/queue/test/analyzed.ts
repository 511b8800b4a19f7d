import type { AnalyzeUserResult } from '@ambia/prediction';

/** What an analysis that found nothing returns. */
export const ANALYZED: AnalyzeUserResult = {
  outcome: 'analyzed',
  patterns: 0,
  queued: 0,
  alreadyQueued: 0,
  alreadyCached: 0,
  novel: 0,
  leftOut: { malformed: 0, beyondLimit: 0, overlong: 0, tooFar: 0 },
  tokens: 0,
};
