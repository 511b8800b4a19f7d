import type { Activity, Window } from '@ambia/prediction';

/** What of a person's activity lies inside a window, both ends inclusive; oldest first, as it is given. */
export function within(activity: readonly Activity[], { since, until }: Window): readonly Activity[] {
  return activity.slice(firstFrom(activity, since), firstFrom(activity, until + 1));
}

/** When a person last did anything inside a window; null where they did nothing. */
export function newestWithin(activity: readonly Activity[], { since, until }: Window): number | null {
  const last = activity[firstFrom(activity, until + 1) - 1];
  return last !== undefined && last.at >= since ? last.at : null;
}

/** The place of the first activity at or after an instant, by halving. */
function firstFrom(activity: readonly Activity[], at: number): number {
  let low = 0;
  let high = activity.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((activity[middle]?.at ?? Number.POSITIVE_INFINITY) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
