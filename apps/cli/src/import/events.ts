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
  for await (const { number, text } of textLines(source.bytes())) {
    if (text === '') continue;
    if (format === null) {
      format = formatOf(text ?? '');
      if (format.header) continue;
    }
    yield { number, event: readEvent(text, format) };
  }
}
