import { slotAfter } from '@ambia/queue';
import type { Stage } from '../stage/stage.ts';
import type { Allowance } from './invariants.ts';
import { some } from './some.ts';

/** No two scheduled runs are further apart than one interval and the fault. */
export async function scheduleGaps({ env, store }: Stage, { faultMs = 0 }: Allowance): Promise<string[]> {
  const runs = (await store.recentRuns(10_000)).filter(({ kind }) => kind === 'scheduled');
  const slots = runs.map(({ slot }) => Date.parse(slot)).sort((one, other) => one - other);
  const gaps = slots.flatMap((slot, index) => {
    const next = slots[index + 1];
    return next !== undefined && next - slotAfter(env.SCHEDULE ?? '', slot) > faultMs ? [gap(slot, next)] : [];
  });
  return some('the schedule has gaps', gaps);
}

function gap(slot: number, next: number): string {
  return `${(next - slot) / 1_000} s after ${new Date(slot).toISOString()}`;
}
