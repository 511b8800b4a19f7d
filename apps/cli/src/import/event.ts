import { readLocal, WORDING_LIMIT } from '@ambia/prediction';
import { fieldsOf } from './fields.ts';
import type { Format } from './format.ts';

/** One line of a file: somebody did something. */
export interface Event {
  readonly user: string;
  /** `2014-02-02T00:41:00` on the person's own wall clock, as the file has it. */
  readonly local: string;
  readonly what: string;
}

/** Why a line is no event; never quotes it, because it holds people's words. */
export interface BadLine {
  readonly reason: string;
}

/** What a user id has room for in the tables. */
const USER_LIMIT = 36;
/** What takes the place of bytes that are no UTF-8. */
const UNREADABLE = '\ufffd';

/** What a time looks like, whether or not a calendar has it. */
const TIME = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}(:\d{2})?$/;

export function readEvent(line: string | null, format: Format): Event | BadLine {
  if (line === null) return { reason: 'longer than 65,536 characters' };
  if (line.includes(UNREADABLE)) return { reason: 'not UTF-8' };
  const fields = fieldsOf(line, format.delimiter);
  if (fields === null) return { reason: 'quotes that do not match (an event must be on one line)' };
  if (fields.length !== format.columns) {
    return { reason: `${fields.length} column${fields.length === 1 ? '' : 's'} instead of ${format.columns}` };
  }
  const user = (fields[format.at.user] ?? '').trim();
  const local = readLocal(fields[format.at.time] ?? '');
  const what = (fields[format.at.what] ?? '').trim();
  if (user === '') return { reason: 'the user is empty' };
  if (user.length > USER_LIMIT) return { reason: `the user is longer than ${USER_LIMIT} characters` };
  if (local === null) return { reason: timeProblem(fields[format.at.time] ?? '') };
  if (what === '') return { reason: 'what is empty' };
  if (what.length > WORDING_LIMIT) return { reason: `what is longer than ${WORDING_LIMIT} characters` };
  return { user, local, what };
}

function timeProblem(text: string): string {
  return TIME.test(text.trim())
    ? 'there is no such date or time in the calendar'
    : 'the time is not of the form 2014-02-02 00:41 (local, without zone)';
}
