import { LESSON_LIMITS } from '@ambia/prediction';
import { count, counted } from '../show/amounts.ts';
import { REHEARSED_DAYS } from './replay/lessons.ts';
import type { BacktestReport } from './report.ts';

type Reported = Pick<BacktestReport, 'peopleFrom' | 'minEvents' | 'minDays' | 'protocol' | 'slots'>;

/** How a report's figures came about, a sentence or two each. @param days that are scored */
export function remarksOn(report: Reported, days: number): string[] {
  return [choiceOfPeople(report), seenBy(report), ...whenAsked(report), ...periodRemark(days)];
}

function choiceOfPeople({ peopleFrom, minEvents, minDays }: Reported): string {
  const asked = `${counted(minEvents, 'event')} on ${counted(minDays, 'day')}`;
  return peopleFrom === 'log'
    ? `Who is scored was chosen by the whole log (${asked} in all of it), with knowledge of the days that are scored; --people-from warm-up chooses by what was known before.`
    : `Who is scored was chosen by the warm-up alone (${asked} in it: its share of what is asked of a whole log), without knowledge of the days that are scored.`;
}

function seenBy({ protocol }: Reported): string {
  const whose = protocol === 'daily' ? "everybody's" : "the scored people's";
  return `What the chain has seen: on each morning everybody's days that were over (the newest ${REHEARSED_DAYS}, of at most ${LESSON_LIMITS.people} people; others' and the person's own) and the outcomes of ${whose} windows that were over (of ${LESSON_LIMITS.outcomeDays} days, at most ${count(LESSON_LIMITS.outcomes)}); at each slot the person's own past. Nothing later than the virtual clock.`;
}

function whenAsked({ slots }: Reported): string[] {
  if (slots === null) return [];
  const sampled =
    slots.sample === null
      ? ''
      : `; of each day ${slots.sample} are run, one drawn by the seed from each of as many equal parts`;
  return [
    `Slots are ${counted(slots.everyMinutes, 'minute')} apart${sampled}; the longest gap is ${counted(slots.longestGapMinutes, 'minute')}. Everybody is first looked at from a minute of the first replayed day that the seed draws, so that asking is spread over the day.`,
  ];
}

function periodRemark(days: number): string[] {
  if (days > 14) return [];
  return [`All ${counted(days, 'scored day')} lie within the first 14: these have no figure of their own.`];
}
