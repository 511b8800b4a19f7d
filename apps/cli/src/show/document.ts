import type { StoredPrediction } from '@ambia/db';
import { type AnalyzeUserResult, slotText } from '@ambia/prediction';
import type { QueueDepth } from '@ambia/queue';
import type { JobEnd } from '../waiting/follow-job.ts';

/** Documents of --json: keys in snake_case, instants as ISO 8601 in UTC. */

export function predictionsDocument(predictions: readonly StoredPrediction[], zone: string): object {
  return { time_zone: zone, predictions: predictions.map(predictionDocument) };
}

function predictionDocument(row: StoredPrediction): object {
  const { id, status, priority, need, query, action, confidence, reasoning, attempts, model } = row;
  return {
    id,
    status,
    priority,
    need,
    query,
    action,
    confidence,
    reasoning,
    trigger_time: instant(row.triggerTime === null ? null : Date.parse(row.triggerTime)),
    scheduled_for: instant(row.scheduledFor),
    valid_until: instant(row.validUntil),
    attempts,
    model,
    created_at: instant(row.createdAt),
  };
}

/** Null also where a writer stated no readable time. */
function instant(at: number | null): string | null {
  return at === null || Number.isNaN(at) ? null : slotText(at);
}

/** How a person's job ended. */
export function jobDocument(end: JobEnd): object {
  const { phase, attemptsMade } = end;
  const job = { phase, attempts_made: attemptsMade };
  if (end.phase === 'completed') return { ...job, outcome: end.result.outcome, result: resultDocument(end.result) };
  return end.phase === 'failed'
    ? { ...job, outcome: 'failed', reason: end.reason }
    : { ...job, outcome: 'unknown', reason: 'the job is no longer known to Redis' };
}

function resultDocument(result: AnalyzeUserResult): object {
  const { alreadyQueued, alreadyCached, leftOut, ...same } = result;
  const { beyondLimit, tooFar, ...left } = leftOut;
  return {
    ...same,
    already_queued: alreadyQueued,
    already_cached: alreadyCached,
    left_out: { ...left, beyond_limit: beyondLimit, too_far: tooFar },
  };
}

export function depthDocument({ oldestWaitingMs, ...counts }: QueueDepth): object {
  return { ...counts, oldest_waiting_ms: oldestWaitingMs };
}
