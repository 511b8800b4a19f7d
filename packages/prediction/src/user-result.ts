import type { Analysis, Recorded } from './analysis.ts';
import type { Found } from './found.ts';
import type { Outcome } from './outcome.ts';

/** What came of one person at one slot. Numbers only: this is stored in Redis as the job's result. */
export interface AnalyzeUserResult {
  /** `repeated`: this slot was recorded before, nothing was done. */
  readonly outcome: Outcome | 'repeated';
  readonly patterns: number;
  readonly queued: number;
  readonly alreadyQueued: number;
  readonly alreadyCached: number;
  /** Of the queued, needs outside the person's vocabulary. */
  readonly novel: number;
  /** Patterns left out of the answer: malformed, beyond the 20 that count, texts beyond 500 characters, windows beyond 8 days. */
  readonly leftOut: Found['leftOut'];
  readonly tokens: number;
}

const NOTHING_LEFT_OUT = { malformed: 0, beyondLimit: 0, overlong: 0, tooFar: 0 };

export const REPEATED: AnalyzeUserResult = {
  outcome: 'repeated',
  patterns: 0,
  queued: 0,
  alreadyQueued: 0,
  alreadyCached: 0,
  novel: 0,
  leftOut: NOTHING_LEFT_OUT,
  tokens: 0,
};

export function ended(recorded: Recorded, found?: Found): AnalyzeUserResult {
  if (!recorded.counted) return REPEATED;
  return {
    outcome: recorded.outcome,
    patterns: found?.analysis.patternsDetected ?? 0,
    queued: recorded.queued.length,
    alreadyQueued: recorded.alreadyQueued,
    alreadyCached: recorded.alreadyCached,
    novel: recorded.queued.filter((row) => row.context.novel).length,
    leftOut: found?.leftOut ?? NOTHING_LEFT_OUT,
    tokens: found?.tokens ?? 0,
  };
}

/** The end of a slot that is recorded as it is. */
export async function endWith(
  { record }: { readonly record: (analysis: Analysis) => Promise<Recorded> },
  analysis: Analysis,
): Promise<AnalyzeUserResult> {
  return ended(await record(analysis));
}
