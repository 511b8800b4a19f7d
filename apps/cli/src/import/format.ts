import { readLocal } from '@ambia/prediction';
import { Complaint } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { fieldsOf } from './fields.ts';

/** How the lines of one file are to be read. */
export interface Format {
  readonly delimiter: '\t' | ',';
  /** True where the first line names the columns. */
  readonly header: boolean;
  /** How many fields a line has. */
  readonly columns: number;
  /** Which field holds what, from 0. */
  readonly at: { readonly user: number; readonly time: number; readonly what: number };
}

const NAMES = { user: ['user'], time: ['ts', 'timestamp', 'time'], what: ['what', 'query'] } as const;

/** Told by the first line: its delimiter, and its column names, or a time in its second column. @throws Complaint */
export function formatOf(firstLine: string | null): Format {
  if (firstLine === null) throw refused('the first line is longer than 65,536 characters');
  if (NO_TEXT.test(firstLine)) throw refused('the file is not UTF-8 text');
  const delimiter = firstLine.includes('\t') ? '\t' : ',';
  const fields = fieldsOf(firstLine, delimiter) ?? [];
  const names = fields.map((field) => field.trim().toLowerCase());
  const find = (known: readonly string[]) => names.findIndex((name) => known.includes(name));
  const at = { user: find(NAMES.user), time: find(NAMES.time), what: find(NAMES.what) };
  if (Math.min(at.user, at.time, at.what) >= 0) return { delimiter, header: true, columns: fields.length, at };
  if (fields.length === 3 && readLocal(fields[1] ?? '') !== null) {
    return { delimiter, header: false, columns: 3, at: { user: 0, time: 1, what: 2 } };
  }
  if (fields.length === 1 && firstLine.includes(';')) throw refused('the first line is separated by semicolons');
  const columns = `${fields.length} column${fields.length === 1 ? '' : 's'}`;
  throw refused(`the first line has ${columns} and is neither a header nor an event`);
}

/** What takes the place of bytes that are no UTF-8, and the zeros of UTF-16 and of programs. */
const NO_TEXT = /[\0\ufffd]/;

function refused(found: string): Complaint {
  return new Complaint(
    EXIT.badInput,
    'IMPORT_HEADER',
    `${found}: expected UTF-8 text, separated by commas or tabs, with the names user, ts (or timestamp, time) and what ` +
      '(or query) in its first line, or three columns of which the second is a time such as 2014-02-02 00:41',
  );
}
