import { dayTimeOf, wallClockOf } from '@ambia/prediction';
import type { ActivityLog } from '../log/activity-log.ts';
import { HOURS } from './counts.ts';

/** The share of everybody's events that falls into each hour from 04:00, before a day; even where there are none. */
export function crowdBefore({ people, zone }: ActivityLog): (day: number) => readonly number[] {
  const wallClock = wallClockOf(zone);
  const came = people
    .flatMap(({ activity }) => activity.map(({ at }) => dayTimeOf(wallClock(at))))
    .toSorted((a, b) => a.day - b.day);
  const counts = Array.from({ length: HOURS }, () => 0);
  let next = 0;
  let day = Number.NEGATIVE_INFINITY;
  return (asked) => {
    if (asked < day) throw new RangeError('days are asked for in their order');
    day = asked;
    for (let one = came[next]; one !== undefined && one.day < asked; one = came[++next]) {
      const hour = Math.floor(one.halfHour / 2);
      counts[hour] = (counts[hour] ?? 0) + 1;
    }
    return counts.map((count) => (next === 0 ? 1 / HOURS : count / next));
  };
}
