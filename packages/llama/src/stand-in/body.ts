import type { IncomingMessage } from 'node:http';

/** Room for any prompt, and for a `fixed` answer that is far too long on purpose. */
const BODY_LIMIT = 16 * 1_048_576;

/** The request's body as text; null where it is longer than 16 MiB. Rejects where the caller hangs up. */
export async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= BODY_LIMIT) chunks.push(chunk);
  }
  return length > BODY_LIMIT ? null : Buffer.concat(chunks).toString('utf8');
}
