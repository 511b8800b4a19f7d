import type { StoredPrediction } from '@ambia/db';
import type { AnalyzeUserResult } from '@ambia/prediction';
import type { JobEnd } from '../waiting/follow-job.ts';
import { counted } from './amounts.ts';
import { predictionsTable } from './predictions.ts';

/** What came of one person, and what is queued for them. */
export function resultText(user: string, end: JobEnd, predictions: readonly StoredPrediction[], zone: string): string {
  const queued = predictions.length === 0 ? 'nothing is queued for them' : predictionsTable(predictions, zone);
  return `${user}: ${endText(end)}\n\n${queued}`;
}

function endText(end: JobEnd): string {
  if (end.phase === 'completed') return outcomeText(end.result);
  if (end.phase === 'gone') return 'the job is no longer known to Redis; `ambia runs` says whether it was counted';
  return `failed after ${counted(end.attemptsMade, 'attempt')}: ${end.reason}`;
}

const ENDED: Readonly<Record<AnalyzeUserResult['outcome'], string>> = {
  analyzed: 'analysed',
  unchanged: 'unchanged since the last analysis',
  no_activity: 'no activity',
  opted_out: 'said no to predictions: nothing was analysed',
  user_gone: 'was deleted meanwhile',
  failed: 'failed',
  expired: 'ran out of time',
  over_budget: 'was not analysed: the tokens of today are spent (LLAMA_DAILY_TOKENS)',
  quarantined: 'in quarantine, because processes died with them in hand: see `ambia failed`',
  superseded: 'a later run analysed them meanwhile',
  repeated: 'was recorded for this run before',
};

function outcomeText(result: AnalyzeUserResult): string {
  const { patterns, queued, alreadyQueued, alreadyCached, novel, tokens, leftOut } = result;
  const left = Object.values(leftOut).reduce((sum, number) => sum + number, 0);
  const parts = [
    ENDED[result.outcome],
    counted(patterns, 'pattern'),
    `${counted(queued, 'prediction')} queued`,
    ...(novel > 0 ? [`${novel} of them in words that are not their own`] : []),
    ...(alreadyQueued > 0 ? [`${alreadyQueued} queued already`] : []),
    ...(alreadyCached > 0 ? [`${alreadyCached} with a page already`] : []),
    ...(left > 0 ? [`${left} left out of Llama's answer`] : []),
    counted(tokens, 'token'),
  ];
  return result.outcome === 'analyzed' ? parts.join(', ') : ENDED[result.outcome];
}
