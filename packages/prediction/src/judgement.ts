import type { Activity } from './activity.ts';
import type { Considered, Judged } from './considered.ts';
import { foldWording } from './need.ts';
import { needKeyOf } from './need-groups.ts';

const MINUTE_MS = 60_000;
/** After `scheduledFor`, milliseconds: the generator looks every two minutes, and a page lives thirty. */
export const PAGE = { fromMs: 2 * MINUTE_MS, untilMs: 32 * MINUTE_MS };

/** From when until when a person's activity must be known to judge a prediction: milliseconds, both ends inclusive. */
export function judgedSpan({ from, until, scheduledFor }: Considered): { since: number; until: number } {
  return {
    since: Math.min(from, scheduledFor + PAGE.fromMs),
    until: Math.max(until - 1, scheduledFor + PAGE.untilMs),
  };
}

/** What became of a prediction whose window is over. @param activity the person's, over judgedSpan at least */
export function judge(considered: Considered, activity: readonly Activity[]): Judged {
  const { id, need, slot, from, until, scheduledFor } = considered;
  const key = foldWording(need);
  const came = activity.filter((one) => needKeyOf(one) === key).map(({ at }) => at);
  const within = (since: number, before: number) => came.some((at) => at >= since && at < before);
  return {
    id,
    // What came before anyone predicted it was not foreseen.
    hit: within(Math.max(from, slot), until),
    served: within(scheduledFor + PAGE.fromMs, scheduledFor + PAGE.untilMs),
  };
}
