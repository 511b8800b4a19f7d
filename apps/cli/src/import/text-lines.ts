/** Far more than an event needs: a line that is longer is not one. */
const LINE_LIMIT = 65_536;

export interface TextLine {
  /** From 1. */
  readonly number: number;
  /** Without its end; null where the line is longer than 65,536 characters. */
  readonly text: string | null;
}

/**
 * The lines of UTF-8 bytes, LF or CRLF, without a byte order mark; what is not UTF-8 becomes U+FFFD.
 * Never holds more than a chunk and a line.
 */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TextLine, void, undefined> {
  const decoder = new TextDecoder();
  let number = 0;
  let rest: string | null = '';
  for await (const chunk of bytes) {
    const pieces = decoder.decode(chunk, { stream: true }).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      yield { number: ++number, text: ended(joined(rest, piece)) };
      rest = '';
    }
    rest = joined(rest, last);
  }
  rest = joined(rest, decoder.decode());
  if (rest !== '') yield { number: ++number, text: ended(rest) };
}

function joined(rest: string | null, piece: string): string | null {
  return rest === null || rest.length + piece.length > LINE_LIMIT ? null : rest + piece;
}

function ended(line: string | null): string | null {
  return line?.endsWith('\r') ? line.slice(0, -1) : line;
}
