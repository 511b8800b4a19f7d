import { type PromptDocument, WEEKDAYS } from '@ambia/prediction';
import type { ShownHabit } from './shown-habit.ts';

const DAY_MINUTES = 1_440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

/**
 * When the habit's window opens next, ISO 8601 in UTC, or so many weeks before. Counted in minutes of the person's week,
 * so it is an hour off across a change of the clocks: a language model does no better.
 */
export function triggerTime({ days, start }: ShownHabit, { now, local }: PromptDocument, weeksLate: number): string {
  const present = minuteOfWeek(local);
  const ahead = days.map((day) => {
    const minutes = WEEKDAYS.indexOf(day) * DAY_MINUTES + start - present;
    return minutes > 0 ? minutes : minutes + WEEK_MINUTES;
  });
  return new Date(Date.parse(now) + (Math.min(...ahead) - weeksLate * WEEK_MINUTES) * 60_000).toISOString();
}

/** Minutes since Monday 00:00, of `sunday 08:35`. */
function minuteOfWeek(local: string): number {
  const day = WEEKDAYS.findIndex((name) => local.startsWith(name));
  const [hour, minute] = local.slice(-5).split(':').map(Number);
  return day * DAY_MINUTES + (hour ?? 0) * 60 + (minute ?? 0);
}
