import { WEEKDAYS, type Weekday } from '@ambia/prediction';
import { BadRequest } from './bad-request.ts';

/** A candidate as the prompt shows it. */
export interface ShownHabit {
  readonly id: string;
  readonly need: string;
  /** Monday first. */
  readonly days: readonly Weekday[];
  /** Minute of the day, on the person's clock. */
  readonly start: number;
  /** How long the window is open; it may reach over midnight. */
  readonly minutes: number;
  readonly kept: number;
  readonly of: number;
}

const LINE = /^([^|]+)\|([^|]*)\|([a-z,-]+)\|(\d\d:\d\d)-(\d\d:\d\d)\|(\d+)\/(\d+)$/;
const DAY_MINUTES = 1_440;

/**
 * Reads `c1|movies tonight|fri|19:30-21:00|3/4`.
 * @throws BadRequest where the line is none of the kind
 */
export function readHabit(line: string): ShownHabit {
  const [, id, need = '', names = '', from = '', until = '', kept, of] = LINE.exec(line) ?? [];
  const days = daysCalled(names);
  if (id === undefined || days.length === 0) {
    throw new BadRequest('the last user message: candidates: expected lines such as c1|movies|fri|19:30-21:00|3/4');
  }
  const start = minuteOf(from);
  return { id, need, days, start, minutes: forward(start, minuteOf(until)), kept: Number(kept), of: Number(of) };
}

/** Whether some minute of some day of the week lies in both windows, each taken for the day it opens on. */
export function sharesWindow(one: ShownHabit, other: ShownHabit): boolean {
  const meets = forward(one.start, other.start) < one.minutes || forward(other.start, one.start) < other.minutes;
  return meets && one.days.some((day) => other.days.includes(day));
}

/** `daily`, `mon-fri`, `fri` or `mon,sun`; none where a name is unknown. */
function daysCalled(text: string): readonly Weekday[] {
  if (text === 'daily') return WEEKDAYS;
  return text.split(',').flatMap((part) => {
    const [first, last] = part.split('-').map((name) => WEEKDAYS.findIndex((day) => day.slice(0, 3) === name));
    return first === undefined || first < 0 ? [] : WEEKDAYS.slice(first, (last ?? first) + 1);
  });
}

function minuteOf(clock: string): number {
  return Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
}

/** Minutes from one time of day to the next other. */
function forward(from: number, to: number): number {
  return (to - from + DAY_MINUTES) % DAY_MINUTES;
}
