import type { Imported, ImportedActivity, Store } from '@ambia/db';
import { localToInstant, shiftWeeks, slotText, weeksUntil } from '@ambia/prediction';
import { Complaint } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { activityRow, fits, isStorable, type Shift } from './activity-row.ts';
import type { Event } from './event.ts';
import { eventLines } from './events.ts';
import type { Source } from './source.ts';
import { type OnBadLine, type Survey, survey } from './survey.ts';

export interface ImportRules {
  /** Whose wall clocks the file has; IANA. */
  readonly zone: string;
  /** Milliseconds since the epoch: no event ends up after it. */
  readonly now: number;
  /** Stop at the first bad line, before anything is written. */
  readonly strict: boolean;
  /** Stops between two lines. */
  readonly signal: AbortSignal;
  /**
   * Whether the last row of the file is where it belongs. Rows are written in the file's order, so all of them are then,
   * and none is written again. Absent: all are written.
   */
  readonly isThere?: (last: ImportedActivity) => Promise<boolean>;
}

export interface ImportWatch {
  readonly onBad: OnBadLine;
  readonly onProgress: (done: number, of: number) => void;
}

export interface ImportReport extends Imported {
  readonly events: number;
  readonly bad: number;
  readonly people: number;
  /** How many weeks later than in the file; negative: earlier. */
  readonly weeks: number;
  /** ISO 8601, UTC: where the newest event ended up. */
  readonly newest: string;
}

const BATCH = 1_000;

/**
 * Reads a file twice: what is in it, then row by row into `store` (null: nowhere), in batches of 1,000.
 * Memory does not grow with the file, only with its people and its repeated lines. @throws Complaint
 */
export async function importFile(
  source: Source,
  store: Pick<Store, 'importActivities'> | null,
  rules: ImportRules,
  watch: ImportWatch,
): Promise<ImportReport> {
  const { found, shift } = await surveyAndShift(source, rules, watch.onBad);
  const { events, bad, people } = found;
  const imported = (await rules.isThere?.(activityRow(found.last, 0, shift)))
    ? { ...NOTHING, unchanged: events }
    : store === null
      ? NOTHING
      : await load(source, store, { found, shift, ...rules, ...watch });
  const newest = slotText(localToInstant(shiftWeeks(found.newest, shift.weeks), shift.zone));
  return { events, bad, people, weeks: shift.weeks, newest, ...imported };
}

const OUTSIDE =
  'the time is outside what the database can hold (1970-01-01 00:00:01 to 2038-01-19 03:14:07 UTC, shifted)';

/**
 * The newest event decides the shift, and the shift what is outside: a file that spans more than the database can hold
 * is read once more to find its lines.
 */
async function surveyAndShift(source: Source, rules: ImportRules, onBad: OnBadLine) {
  const all = await survey(source, rules, onBad);
  const shift = { zone: rules.zone, weeks: weeksUntil(all.newest, rules.now, rules.zone) };
  if (fits(all.oldest, shift) && fits(all.newest, shift)) return { found: all, shift };
  const objection = ({ local }: Event) => (fits(local, shift) ? null : OUTSIDE);
  // The other bad lines were told of before.
  const onOutside: OnBadLine = (number, reason) => reason === OUTSIDE && onBad(number, reason);
  return { found: await survey(source, { ...rules, objection }, onOutside), shift };
}

const NOTHING: Imported = { inserted: 0, moved: 0, unchanged: 0 };

interface Load extends Pick<ImportWatch, 'onProgress'>, Pick<ImportRules, 'signal'> {
  readonly found: Survey;
  readonly shift: Shift;
}

async function load(source: Source, store: Pick<Store, 'importActivities'>, load: Load): Promise<Imported> {
  const { found, onProgress, signal } = load;
  let sum = NOTHING;
  let done = 0;
  for await (const batch of batches(source, load)) {
    signal.throwIfAborted();
    if (done + batch.length > found.events) throw changedMeanwhile(source);
    sum = plus(sum, await store.importActivities(batch));
    done += batch.length;
    onProgress(done, found.events);
  }
  if (done !== found.events) throw changedMeanwhile(source);
  return sum;
}

async function* batches(source: Source, { found, shift }: Load): AsyncGenerator<ImportedActivity[], void, undefined> {
  let batch: ImportedActivity[] = [];
  for await (const { event } of eventLines(source)) {
    if ('reason' in event) continue;
    const row = activityRow(event, found.repeats.ordinal(event), shift);
    if (!isStorable(row.at)) continue;
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function changedMeanwhile(source: Source): Complaint {
  return new Complaint(
    EXIT.badInput,
    'IMPORT_CHANGED',
    `${source.name} changed while it was read; import it again when it is complete (what is in already stays as it is)`,
  );
}

function plus(one: Imported, other: Imported): Imported {
  return {
    inserted: one.inserted + other.inserted,
    moved: one.moved + other.moved,
    unchanged: one.unchanged + other.unchanged,
  };
}
