import type { Stage } from '../stage/stage.ts';
import type { Allowance } from './invariants.ts';
import { some } from './some.ts';

/** The default of JOB_LOCK_SECONDS. */
const LOCK_S = 15;
/** Between two looks, and on a machine that is busy. */
const SLACK_MS = 2_000;

/** Nothing stayed active with nobody at it, and no job failed for having lost its workers. */
export async function stuck({ env, active, queues }: Stage, { faultMs = 0 }: Allowance): Promise<string[]> {
  const lockMs = Number(env.JOB_LOCK_SECONDS ?? LOCK_S) * 1_000;
  const { ms, job } = active.longest();
  const failed = await queues.analyze.getFailed(0, -1);
  const innocent = failed.filter(
    ({ failedReason, attemptsMade }) => /stalled/i.test(failedReason) && attemptsMade <= 1,
  );
  return [
    ...(ms > 2 * lockMs + faultMs + SLACK_MS
      ? [`job ${job} was active with nobody at it for ${Math.round(ms)} ms`]
      : []),
    ...some(
      'jobs failed as stalled',
      innocent.map(({ id, failedReason }) => `${id} (${failedReason})`),
    ),
  ];
}
