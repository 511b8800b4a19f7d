/** The most that is read of an answer, in bytes after decompression: 20 patterns are some 10 KB. */
const BODY_LIMIT = 1_048_576;

/** The SDK also sends what TOGETHER_CUSTOM_HEADERS says, and facts about the machine; neither leaves. */
const HEADERS_SENT = ['accept', 'authorization', 'content-type', 'user-agent'];

export class OversizedBody extends Error {
  override readonly name = 'OversizedBody';
}

/**
 * `fetch` for the SDK that returns only once the body is here, so that the call's signal covers it too.
 * A body beyond the limit is refused while it is read. Redirects are not followed: they would carry a person's words
 * to an address nobody configured. Of a rejection the body is left unread, except where it says what was wrong with
 * the request (400, 422).
 */
export async function boundedFetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(input, { ...init, headers: sent(init.headers), redirect: 'manual' });
  const { status, headers } = response;
  const body = response.ok || status === 400 || status === 422 ? await wholeBody(response) : unread(response);
  return new Response(body, { status, headers });
}

function sent(headers: RequestInit['headers']): Headers {
  const given = new Headers(headers);
  const kept = HEADERS_SENT.flatMap((name): [string, string][] => {
    const value = given.get(name);
    return value === null ? [] : [[name, value]];
  });
  return new Headers(kept);
}

async function wholeBody(response: Response): Promise<Buffer<ArrayBuffer> | null> {
  if (response.body === null) return null;
  const chunks: Uint8Array[] = [];
  let length = 0;
  // Leaving the loop by throwing cancels the stream and with it the socket.
  for await (const chunk of response.body) {
    length += chunk.byteLength;
    if (length > BODY_LIMIT) throw new OversizedBody(`more than ${BODY_LIMIT} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unread(response: Response): null {
  // A rejection stands, even where the connection then breaks.
  response.body?.cancel().catch(() => undefined);
  return null;
}
