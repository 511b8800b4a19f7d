import { firstReplayedDay } from './begin.ts';
import type { ReplaySetting } from './setting.ts';
import { slotsOf } from './slots.ts';

/** The longest time between two slots of a replay, milliseconds. */
export function longestGap({ calendar, scored, protocol }: Pick<ReplaySetting, 'calendar' | 'scored' | 'protocol'>) {
  let [longest, before] = [0, Number.POSITIVE_INFINITY];
  for (let day = firstReplayedDay({ calendar, scored }); day <= scored.lastDay; day++) {
    for (const slot of slotsOf(day, { from: calendar.startOf(day), until: calendar.startOf(day + 1) }, protocol)) {
      longest = Math.max(longest, slot - before);
      before = slot;
    }
  }
  return longest;
}
