import { manualSlot, type RunSummary } from '@ambia/prediction';
import type { Settings } from '@ambia/process';
import { addTick } from '@ambia/queue';
import type { Invocation } from '../invocation.ts';
import { within } from '../patience.ts';
import { followRun } from '../waiting/follow-run.ts';
import { openWait } from '../waiting/wait.ts';
import type { Place } from './place.ts';

/** After the deadline of its last job a run is closed within two minutes, whatever happened. */
const CLOSING_SECONDS = 120;

/** A run at once, outside the schedule, followed to its end. @throws the signal's reason */
export async function firstRun(
  { queues, store, backends }: Place,
  { jobDeadlineMinutes }: Settings,
  invocation: Invocation,
  signal: AbortSignal,
): Promise<RunSummary> {
  const slot = manualSlot(invocation.io.now());
  await addTick(queues, slot);
  const wait = openWait(invocation, { redis: backends.redis.address, mysql: backends.mysql.address });
  const seconds = jobDeadlineMinutes * 60 + CLOSING_SECONDS;
  const late = () => wait.late('the first run is not complete', seconds);
  return within(seconds, late, (deadline) =>
    followRun({ store, queues }, slot, wait, AbortSignal.any([signal, deadline])),
  );
}
