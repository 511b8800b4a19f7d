import { type Activity, clockOf, seeded, windowBefore } from '@ambia/prediction';
import { within } from './log/past.ts';
import type { ReplaySetting } from './replay/setting.ts';

/** The function that is replaced asked about everybody every five minutes. */
const CALLS_A_DAY = 288;
/** Person-days whose summaries are counted; their mean stands for all. */
const SAMPLED = 200;

/**
 * Tokens that the function we replace would have sent for a person-day: 288 summaries. Instructions and answers came on
 * top and are not counted.
 */
export function oldTokensPerPersonDay(
  { scored, calendar, log, rules }: Pick<ReplaySetting, 'scored' | 'calendar' | 'log' | 'rules'>,
  countText: (text: string) => number,
  seed: number,
): number {
  const random = seeded(seed);
  const personDays = scored.people.flatMap(({ activity, days }) => [...days].map((day) => ({ activity, day })));
  const sampled = Array.from({ length: SAMPLED }, () => personDays[Math.floor(random() * personDays.length)]);
  const tokens = sampled.map((one) => {
    if (one === undefined) return 0;
    const { from, until } = { from: calendar.startOf(one.day), until: calendar.startOf(one.day + 1) };
    const slot = from + Math.floor(random() * (until - from));
    return countText(oldSummary(within(one.activity, windowBefore(slot, rules.historyDays)), log.zone));
  });
  return (CALLS_A_DAY * tokens.reduce((sum, one) => sum + one, 0)) / SAMPLED;
}

const QUERIES = 10;

/** Separate counts and the last ten queries: what the old function told Llama. @param activity oldest first */
function oldSummary(activity: readonly Activity[], zone: string): string {
  const clock = clockOf(zone);
  const local = activity.map(({ at }) => clock(at));
  const queries = activity.flatMap(({ query }) => (query === null ? [] : [query])).slice(-QUERIES);
  return [
    `Total activities: ${activity.length}`,
    `Action types: ${counts(activity.map(({ action }) => action))}`,
    `Times of day: ${counts(local.map(({ time }) => timeOfDay(Number(time.slice(0, 2)))))}`,
    `Days of week: ${counts(local.map(({ weekday }) => weekday))}`,
    `Recent queries: ${JSON.stringify(queries.toReversed())}`,
  ].join('\n');
}

function counts(names: readonly string[]): string {
  const counted = new Map<string, number>();
  for (const name of names) counted.set(name, (counted.get(name) ?? 0) + 1);
  return JSON.stringify(Object.fromEntries([...counted].toSorted(([, a], [, b]) => b - a)));
}

function timeOfDay(hour: number): string {
  if (hour < 5 || hour >= 21) return 'night';
  if (hour < 12) return 'morning';
  return hour < 17 ? 'afternoon' : 'evening';
}
