import type { RunSummary } from '@ambia/prediction';

/** How far a run is: the line, and the share of its people who are accounted for once they are known. */
export function runProgress(summary: RunSummary | null): { readonly text: string; readonly share?: number } {
  if (summary === null) return { text: 'waiting for a worker' };
  const { outcomes, enqueued, predictions_queued } = summary;
  const done = Object.values(outcomes).reduce((sum, people) => sum + people, 0);
  if (summary.state === 'running' && enqueued === 0 && done === 0) return { text: 'looking for active people' };
  const of = Math.max(enqueued, done);
  const failed = outcomes.failed + outcomes.expired;
  const text = [
    `analysing  ${done} of ${of}`,
    `${predictions_queued} prediction${predictions_queued === 1 ? '' : 's'} queued`,
    `${failed} failed`,
  ].join('  ·  ');
  return { text, share: of === 0 ? 1 : done / of };
}
