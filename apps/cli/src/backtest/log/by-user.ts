import type { Activity } from '@ambia/prediction';
import type { LogPerson } from './activity-log.ts';

/** People in an order that hangs on their ids alone, each one's activity oldest first. */
export function byUser(people: ReadonlyMap<string, readonly Activity[]>): LogPerson[] {
  return [...people]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([userId, activity]) => ({ userId, activity: activity.toSorted((a, b) => a.at - b.at) }));
}
