import { Complaint } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { type BadLine, type Event, readEvent } from './event.ts';
import { type Format, formatOf } from './format.ts';
import type { Source } from './source.ts';
import { textLines } from './text-lines.ts';

export interface EventLine {
  /** From 1, the header counts. */
  readonly number: number;
  readonly event: Event | BadLine;
}

/** The file's lines but for the header and empty ones. @throws Complaint where it is no file of events */
export async function* eventLines(source: Source): AsyncGenerator<EventLine, void, undefined> {
  let format: Format | null = null;
  let lines = 0;
  for await (const { number, text } of textLines(source.bytes())) {
    if (text === '') continue;
    if (format === null) {
      format = formatOf(text);
      if (format.header) continue;
    }
    lines++;
    yield { number, event: readEvent(text, format) };
  }
  if (lines > 0) return;
  const what = format === null ? 'it is empty' : 'it has a header and no events';
  throw new Complaint(EXIT.badInput, 'IMPORT_EMPTY', `${source.name}: ${what}; nothing was imported`);
}
