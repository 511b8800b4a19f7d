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

/** What is wrong with a cron pattern; null where it is fine. */
export function scheduleProblem(pattern: string): string | null {
  try {
    slotAfter(pattern, 0);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'not a cron pattern';
  }
}
