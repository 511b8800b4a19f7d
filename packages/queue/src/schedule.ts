import { CronExpressionParser } from 'cron-parser';

/** The last scheduled instant at or before `now`, milliseconds since the epoch; cron in UTC. */
export function slotAt(pattern: string, now: number): number {
  return CronExpressionParser.parse(pattern, { tz: 'UTC', currentDate: new Date(now + 1) })
    .prev()
    .getTime();
}

/** The first scheduled instant after `now`. */
export function slotAfter(pattern: string, now: number): number {
  return CronExpressionParser.parse(pattern, { tz: 'UTC', currentDate: new Date(now) })
    .next()
    .getTime();
}

/** A week of the default schedule; counting on would tell nobody more. */
const COUNTED_SLOTS = 2_016;

/** How many scheduled instants lie between the two, neither of them counted; at most 2,016. */
export function slotsBetween(pattern: string, after: number, before: number): number {
  const instants = CronExpressionParser.parse(pattern, { tz: 'UTC', currentDate: new Date(after) });
  let slots = 0;
  while (slots < COUNTED_SLOTS && instants.next().getTime() < before) slots += 1;
  return slots;
}

/** What is wrong with a cron pattern; null where it is fine. */
export function scheduleProblem(pattern: string): string | null {
  try {
    slotAfter(pattern, 0);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'not a cron pattern';
  }
}
