import type { Store } from '@ambia/db';
import { slotAt, slotsBetween, type Tick } from '@ambia/queue';

/** How many slots of the schedule came and went without a run between the scheduled run before this tick and this one. */
export async function skippedSlots(tick: Tick, store: Pick<Store, 'lastScheduledSlot'>): Promise<number> {
  if (tick.kind !== 'scheduled') return 0;
  const last = await store.lastScheduledSlot(tick.slot);
  return last === null ? 0 : slotsBetween(tick.pattern, last, slotAt(tick.pattern, tick.slot));
}
