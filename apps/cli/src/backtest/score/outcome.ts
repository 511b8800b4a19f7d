import { type Considered, foldWording, judge, judgedSpan, needKeyOf } from '@ambia/prediction';
import type { Calendar } from '../log/calendar.ts';
import { within } from '../log/past.ts';
import type { ScoredPerson } from '../log/scored-days.ts';
import { isQueued } from '../replay/considered-units.ts';

/** An emitted prediction and what came of it. */
export interface Outcome {
  /** The day on which its window opens. */
  readonly day: number;
  readonly confidence: number;
  readonly queued: boolean;
  /** Hours. */
  readonly window: number;
  readonly hit: boolean;
  readonly served: boolean;
}

/** One person's part of a score. */
export interface PersonOutcomes {
  readonly personDays: number;
  readonly events: number;
  /** Of the events those that had a live row. */
  readonly covered: number;
  readonly outcomes: readonly Outcome[];
}

/**
 * What came of a person's predictions; of one whose window the log does not reach nobody knows. Only those count whose
 * window opens on a day that does, for they are divided by those days; a window of the day before may still cover an
 * event of a day that counts.
 */
export function outcomesOf(
  person: ScoredPerson,
  emitted: readonly Considered[],
  { end, dayOf }: Calendar,
): PersonOutcomes {
  const ahead = emitted.filter(({ until }) => until <= end).map(fromItsSlot);
  const live = ahead.filter(isQueued).map((one) => ({ ...one, key: foldWording(one.need) }));
  const isCovered = ({ at, key }: { at: number; key: string | null }) =>
    live.some((one) => one.key === key && one.from <= at && at < one.until);
  return {
    personDays: person.days.size,
    events: person.events.length,
    covered: person.events.filter((event) => isCovered({ at: event.at, key: needKeyOf(event) })).length,
    outcomes: ahead.filter(({ from }) => person.days.has(dayOf(from))).map((one) => outcomeOf(one, person, dayOf)),
  };
}

/** A need that came before its prediction was made was not predicted, though it came inside the window. */
function fromItsSlot(one: Considered): Considered {
  return { ...one, from: Math.max(one.from, one.slot + 1) };
}

function outcomeOf(one: Considered, { activity }: ScoredPerson, dayOf: Calendar['dayOf']): Outcome {
  const { hit, served } = judge(one, within(activity, judgedSpan(one)));
  return {
    day: dayOf(one.from),
    confidence: one.confidence,
    queued: isQueued(one),
    window: Math.round((one.until - one.from) / 60_000) / 60,
    hit,
    served,
  };
}
