import type { Habit } from './habits.ts';
import { isWeekend, minuteOf, weekdayNamed } from './local-day.ts';
import { WEEKDAYS, type Weekday } from './zone.ts';

const WEEKEND: readonly Weekday[] = ['saturday', 'sunday'];
const WORKING_DAYS = WEEKDAYS.filter((day) => !WEEKEND.includes(day));

/** The days of a habit's own kind, as they are called on its four-to-four clock. */
function ownDays({ recurs, day }: Pick<Habit, 'recurs' | 'day'>): readonly Weekday[] {
  if (recurs === 'daily') return WEEKDAYS;
  if (recurs === 'weekday') return [weekdayNamed(day)];
  return isWeekend(day) ? WEEKEND : WORKING_DAYS;
}

/** The calendar days on which a habit's window opens: half an hour past midnight is the next day's. */
export function daysOf(habit: Pick<Habit, 'recurs' | 'day' | 'start'>): readonly Weekday[] {
  const days = ownDays(habit);
  if (minuteOf(habit.start) >= FOUR_O_CLOCK) return days;
  const shifted = days.map((day) => WEEKDAYS[(WEEKDAYS.indexOf(day) + 1) % 7]);
  return WEEKDAYS.filter((day) => shifted.includes(day));
}

const FOUR_O_CLOCK = 240;

/** `3 of the last 4 Fridays` */
export function keptText(habit: Pick<Habit, 'recurs' | 'day' | 'kept' | 'of'>): string {
  return `${habit.kept} of the last ${habit.of} ${dayNoun(habit)}${habit.of === 1 ? '' : 's'}`;
}

function dayNoun({ recurs, day }: Pick<Habit, 'recurs' | 'day'>): string {
  if (recurs === 'daily') return 'day';
  if (recurs === 'day_class') return isWeekend(day) ? 'weekend day' : 'working day';
  const name = weekdayNamed(day);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** `daily`, `mon-fri`, `sat-sun` or `fri`: calendar days, in as few letters as a prompt needs. */
export function daysText(habit: Pick<Habit, 'recurs' | 'day' | 'start'>): string {
  if (habit.recurs === 'daily') return 'daily';
  const days = daysOf(habit).map((day) => day.slice(0, 3));
  const contiguous = WEEKDAYS.map((day) => day.slice(0, 3))
    .join(',')
    .includes(days.join(','));
  return contiguous && days.length > 1 ? `${days[0]}-${days.at(-1)}` : days.join(',');
}

/** @param minute of the day, any number; `1470` is `00:30` */
export function clockText(minute: number): string {
  const ofDay = ((minute % 1_440) + 1_440) % 1_440;
  return `${String(Math.floor(ofDay / 60)).padStart(2, '0')}:${String(ofDay % 60).padStart(2, '0')}`;
}
