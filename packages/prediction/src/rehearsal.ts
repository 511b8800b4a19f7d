import { ACTIVITY_LIMIT } from './activity.ts';
import { type DayGrid, type DayMarks, gridOn, type NeedGrid } from './day-grid.ts';
import { type EvidenceModel, type Examples, fitEvidence } from './evidence.ts';
import { FEATURES } from './feature-names.ts';
import { type HalfHours, type NeedDay, needDay, personDay, putFeatures } from './features.ts';
import { habitsOn, NEED_LIMIT } from './habits.ts';
import { windowsOf } from './met-windows.ts';
import type { Steps } from './steps.ts';

/** Whole days a person must have before a day of theirs teaches anything. */
const MIN_COVERED = 6;
/** Someone away for longer is nobody a tick would look at. */
const ACTIVE_DAYS = 7;
/** Predictions that a rehearsed day makes at most, as a day of the product's own would. */
const PER_DAY = 12;
/** One window in so many is learned from: neighbours share most of their half hours. */
const EVERY = 5;
/**
 * Probabilities are those of the newest days, older ones speak for the gate only: with more history behind it, the same
 * evidence is worth more. Walk forward over calls and texts, outcomes of all days left an ECE of .044, those of a week
 * .033, at equal precision and number.
 */
export const RECENT_DAYS = 7;
/** People are dealt into so many groups; each is predicted by what the others taught. */
const GROUPS = 3;

/** A prediction made in a rehearsal, for a day that is over: what calibration learns from before the first real outcome. */
export interface Rehearsed {
  readonly evidence: number;
  readonly minutes: number;
  readonly hit: boolean;
  /** Of the newest days. */
  readonly recent: boolean;
}

export interface Rehearsal {
  /** How a person's history speaks, learned from everybody. */
  readonly evidence: EvidenceModel;
  /** Everybody's past days, each predicted from the days before by a model that never saw the person. */
  readonly outcomes: readonly Rehearsed[];
}

/** A person's day that is over, as it could have been predicted. */
export interface TaughtDay {
  readonly day: number;
  readonly before: DayGrid;
  /** By need: the half hours of the day in which it came. */
  readonly happened: ReadonlyMap<string, NeedGrid>;
}

/** What a person's day teaches; null where there was too little before it, or nobody to predict for. */
export function taughtDay(marks: DayMarks, day: number): TaughtDay | null {
  if (day >= marks.today || day - marks.firstDay < MIN_COVERED) return null;
  const before = gridOn(marks, day, NEED_LIMIT);
  if ((before.anything.days & (2 ** ACTIVE_DAYS - 1)) === 0) return null;
  const { needs } = gridOn({ ...marks, firstDay: day }, day + 1, ACTIVITY_LIMIT);
  const asked = new Set(before.needs.map((grid) => grid.need.need));
  const happened = needs.filter((grid) => asked.has(grid.need.need));
  return { day, before, happened: new Map(happened.map((grid) => [grid.need.need, grid])) };
}

/**
 * Predicts days that are over, without Llama: how a new installation learns from what it has stored. Deterministic.
 * @param people each person's days, in an order of people that stays
 */
export function* rehearse(people: readonly (readonly TaughtDay[])[]): Steps<Rehearsal> {
  const groups = Array.from({ length: GROUPS }, (_, group) => people.filter((_one, index) => index % GROUPS === group));
  const taught: Examples[] = [];
  for (const group of groups) taught.push(yield* examplesOf(group.flat()));
  const newest = people.flat().reduce((latest, { day }) => Math.max(latest, day), 0);
  const outcomes: Rehearsed[] = [];
  for (const [own, group] of groups.entries()) {
    const model = yield* fitEvidence(joined(taught.filter((_one, other) => other !== own)));
    // A model that knows nothing would teach calibration its own errors.
    if (model.examples > 0) yield* predictAll(group.flat(), model, newest - RECENT_DAYS, outcomes);
  }
  return { evidence: yield* fitEvidence(joined(taught)), outcomes };
}

function* predictAll(
  days: readonly TaughtDay[],
  model: EvidenceModel,
  recentAfter: number,
  into: Rehearsed[],
): Steps<void> {
  for (const one of days) {
    yield;
    const recent = one.day > recentAfter;
    into.push(...predictedOn(one, model).map((outcome) => ({ ...outcome, recent })));
  }
}

function predictedOn({ day, before, happened }: TaughtDay, model: EvidenceModel): Omit<Rehearsed, 'recent'>[] {
  return habitsOn(before, day, model, PER_DAY).map((habit) => ({
    evidence: habit.evidence,
    minutes: habit.length * 30,
    hit: came(happened.get(habit.need.need), habit),
  }));
}

function came(grid: NeedGrid | undefined, { start, length }: HalfHours): boolean {
  return grid?.masks.subarray(start, start + length).some((mask) => mask !== 0) ?? false;
}

interface Example {
  readonly need: NeedDay;
  readonly window: HalfHours;
  readonly hit: boolean;
}

/**
 * Examples of one group that are held at once: with all groups and the copy that a fit makes some 200 MB. Where there are
 * more, every second one goes, as often as it takes.
 */
const MOST_EXAMPLES = 65_000;

function* examplesOf(days: readonly TaughtDay[]): Steps<Examples> {
  let every = 1;
  let parts: Examples[] = [];
  let count = 0;
  for (const day of days) {
    yield;
    const part = asExamples(exampleWindows(day).filter((_one, index) => index % every === 0));
    parts.push(part);
    count += part.labels.length;
    if (count <= MOST_EXAMPLES) continue;
    every *= 2;
    parts = yield* thinned(parts);
    count = parts.reduce((sum, { labels }) => sum + labels.length, 0);
  }
  return joined(parts);
}

/** Every second example of each part. */
function* thinned(parts: readonly Examples[]): Steps<Examples[]> {
  const kept: Examples[] = [];
  for (const part of parts) {
    yield;
    kept.push(everySecond(part));
  }
  return kept;
}

function everySecond({ features, labels }: Examples): Examples {
  const width = FEATURES.length;
  const kept = labels.filter((_label, row) => row % 2 === 0);
  const thin = new Float64Array(kept.length * width);
  for (const row of kept.keys()) thin.set(features.subarray(row * 2 * width, (row * 2 + 1) * width), row * width);
  return { features: thin, labels: kept };
}

function exampleWindows({ day, before, happened }: TaughtDay): Example[] {
  const person = personDay(before, day);
  return before.needs.flatMap((grid, rank) => {
    const need = needDay(person, grid, rank);
    return windowsOf(need)
      .filter(({ start, length }) => (start * 7 + length * 3 + rank + day) % EVERY === 0)
      .map((window) => ({ need, window, hit: came(happened.get(grid.need.need), window) }));
  });
}

function asExamples(examples: readonly Example[]): Examples {
  const features = new Float64Array(examples.length * FEATURES.length);
  for (const [row, { need, window }] of examples.entries()) putFeatures(need, window, features, row * FEATURES.length);
  return { features, labels: Uint8Array.from(examples, ({ hit }) => (hit ? 1 : 0)) };
}

function joined(parts: readonly Examples[]): Examples {
  const features = new Float64Array(parts.reduce((sum, part) => sum + part.features.length, 0));
  const labels = new Uint8Array(parts.reduce((sum, part) => sum + part.labels.length, 0));
  let at = 0;
  for (const part of parts) {
    features.set(part.features, at * FEATURES.length);
    labels.set(part.labels, at);
    at += part.labels.length;
  }
  return { features, labels };
}
