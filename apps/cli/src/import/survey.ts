import { Complaint } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import type { Event } from './event.ts';
import { eventLines } from './events.ts';
import { openRepeats, type Repeats } from './repeats.ts';
import type { Source } from './source.ts';

/** What a first reading of a file tells. */
export interface Survey {
  readonly events: number;
  readonly bad: number;
  readonly people: number;
  /** The newest event's time on the file's own wall clock. */
  readonly newest: string;
  readonly oldest: string;
  /** The last one in the file. */
  readonly last: Event;
  readonly repeats: Repeats;
}

/** Told of every bad line as it is found. */
export type OnBadLine = (number: number, reason: string) => void;

/** Why an event that can be read is no good; null where it is. */
type Objection = (event: Event) => string | null;

export interface SurveyRules {
  /** Stop at the first bad line. */
  readonly strict: boolean;
  readonly signal: AbortSignal;
  /** Absent: every event that can be read is good. */
  readonly objection?: Objection;
}

/** Reads a file once. @throws Complaint where it holds no event; with `strict` at the first bad line */
export async function survey(source: Source, rules: SurveyRules, onBad: OnBadLine): Promise<Survey> {
  const { strict, signal, objection = () => null } = rules;
  const repeats = openRepeats();
  const people = new Set<string>();
  const found = { events: 0, bad: 0, newest: '', oldest: '' };
  let last: Event | null = null;
  for await (const { number, event } of eventLines(source)) {
    signal.throwIfAborted();
    const reason = 'reason' in event ? event.reason : objection(event);
    if (reason !== null || 'reason' in event) {
      if (strict) throw strictly(source, number, reason ?? '');
      found.bad++;
      onBad(number, reason ?? '');
      continue;
    }
    found.events++;
    last = event;
    if (event.local > found.newest) found.newest = event.local;
    if (found.oldest === '' || event.local < found.oldest) found.oldest = event.local;
    people.add(event.user);
    repeats.note(event);
  }
  if (last === null) throw nothingIn(source, found.bad);
  return { ...found, people: people.size, last, repeats };
}

function strictly(source: Source, number: number, reason: string): Complaint {
  return new Complaint(
    EXIT.badInput,
    'IMPORT_BAD_LINE',
    `${source.name}, line ${number}: ${reason}; nothing was imported (--strict stops at the first bad line)`,
  );
}

function nothingIn(source: Source, bad: number): Complaint {
  const text = `${source.name}: none of its ${bad} lines can be read; nothing was imported`;
  return new Complaint(EXIT.badInput, 'IMPORT_EMPTY', text);
}
