import type { PromptDocument } from '@ambia/prediction';
import type { Habit } from './habits.ts';
import { DAY_MINUTES, localMinute, weekdayOf } from './local-minute.ts';

/**
 * The habit's next occurrence, ISO 8601 in UTC, or one so many weeks before it. The distance between the document's two
 * clocks stands for the zone, so it is an hour off across a change of the clocks: a language model does no better.
 */
export function triggerTime(habit: Habit, document: PromptDocument, weeksLate: number): string {
  const now = localMinute(document.local) ?? 0;
  const ahead = Math.round(now - Date.parse(document.now) / 60_000);
  const today = Math.floor(now / DAY_MINUTES);
  const days = Array.from({ length: 8 }, (_, index) => today + index);
  const next = days.find(
    (day) => habit.recurrence.weekdays.includes(weekdayOf(day)) && day * DAY_MINUTES + habit.start > now,
  );
  const local = ((next ?? today) - 7 * weeksLate) * DAY_MINUTES + habit.start;
  return new Date((local - ahead) * 60_000).toISOString();
}
