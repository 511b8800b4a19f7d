import { manualSlot, type RunSummary } from '@ambia/prediction';
import type { Settings } from '@ambia/process';
import { addTick } from '@ambia/queue';
import type { Invocation } from '../invocation.ts';
import { within } from '../patience.ts';
import { followRun } from '../waiting/follow-run.ts';
import type { Place } from './place.ts';

/** After the deadline of its last job a run is closed within two minutes, whatever happened. */
const CLOSING_SECONDS = 120;

/** A run at once, outside the schedule, followed to its end. @throws the signal's reason */
export async function firstRun(
  { queues, store }: Pick<Place, 'queues' | 'store'>,
  { jobDeadlineMinutes }: Settings,
  { io, out }: Invocation,
  signal: AbortSignal,
): Promise<RunSummary> {
  const slot = manualSlot(io.now());
  await addTick(queues, slot);
  return within(jobDeadlineMinutes * 60 + CLOSING_SECONDS, 'the first run is not complete', (deadline) =>
    followRun(store, slot, out, io.now, AbortSignal.any([signal, deadline])),
  );
}
