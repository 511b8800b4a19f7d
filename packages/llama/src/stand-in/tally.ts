import { DAY_MINUTES, weekdayOf } from './local-minute.ts';

export const WINDOW_MINUTES = 60;

/** Minutes on the person's clock between which everything is known. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** Of some days' windows: how many lie wholly within the span, and in how many of those something happened. */
export interface Tally {
  readonly occasions: number;
  readonly kept: number;
  /** Minutes from the window's begin to the first occurrence, summed over the kept ones. */
  readonly leads: number;
}

/**
 * Counts the one-hour windows that begin at `start` (minute of the day) weekday by weekday, Monday first.
 * Null where nothing happened in any of them.
 */
export function tallies(times: readonly number[], span: Span, start: number): Tally[] | null {
  const firstDay = Math.ceil((span.from - start) / DAY_MINUTES);
  const lastDay = Math.floor((span.until - WINDOW_MINUTES - start) / DAY_MINUTES);
  const kept = [0, 0, 0, 0, 0, 0, 0];
  const leads = [0, 0, 0, 0, 0, 0, 0];
  let any = false;
  for (const [day, lead] of firstLeads(times, start)) {
    if (day < firstDay || day > lastDay) continue;
    const weekday = weekdayOf(day);
    kept[weekday] = (kept[weekday] ?? 0) + 1;
    leads[weekday] = (leads[weekday] ?? 0) + lead;
    any = true;
  }
  if (!any) return null;
  return kept.map((count, weekday) => ({
    occasions: daysOf(weekday, firstDay, lastDay),
    kept: count,
    leads: leads[weekday] ?? 0,
  }));
}

/** What is true of several weekdays together. */
export function together(byWeekday: readonly Tally[], weekdays: readonly number[]): Tally {
  let [occasions, kept, leads] = [0, 0, 0];
  for (const weekday of weekdays) {
    occasions += byWeekday[weekday]?.occasions ?? 0;
    kept += byWeekday[weekday]?.kept ?? 0;
    leads += byWeekday[weekday]?.leads ?? 0;
  }
  return { occasions, kept, leads };
}

/** By day, how many minutes after the window's begin its first occurrence came; a window may reach over midnight. */
function firstLeads(times: readonly number[], start: number): Map<number, number> {
  const leads = new Map<number, number>();
  for (const time of times) {
    const day = Math.floor((time - start) / DAY_MINUTES);
    const lead = time - start - day * DAY_MINUTES;
    if (lead < WINDOW_MINUTES) leads.set(day, Math.min(lead, leads.get(day) ?? lead));
  }
  return leads;
}

/** How many days from the first to the last are this weekday; no loop, because a request states the days. */
function daysOf(weekday: number, firstDay: number, lastDay: number): number {
  const ahead = (weekday - weekdayOf(firstDay) + 7) % 7;
  return Math.max(0, Math.floor((lastDay - firstDay - ahead) / 7) + 1);
}
