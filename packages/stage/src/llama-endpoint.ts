import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as after } from 'node:timers/promises';
import { type Journal, type JournalEntry, openJournal } from './journal.ts';
import { type Act, answer, documentOf, type Script } from './llama-script.ts';
import { personIn } from './person-name.ts';

/** Plays Llama by a script and writes down every call. */
export interface LlamaEndpoint {
  /** With its version, as STAND_IN_URL or TOGETHER_BASE_URL expect it. */
  readonly url: string;
  readonly journal: Journal;
  /** From the next call on. Until told, it answers at once. */
  play(script: Script): void;
  close(): Promise<void>;
}

export async function openLlamaEndpoint(): Promise<LlamaEndpoint> {
  const journal = openJournal();
  let script: Script = (call) => answer(call);
  const server = createServer((request, response) => {
    serve(request, response, journal, (call) => script(call)).catch(() => response.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    journal,
    play(next) {
      script = next;
    },
    close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  journal: Journal,
  script: Script,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const document = documentOf(Buffer.concat(chunks).toString('utf8'));
  const entry = journal.begin(personIn(JSON.stringify(document)));
  const ended = new AbortController();
  response.once('close', () => {
    if (entry.end === 'open') end(entry, 'hung_up');
    ended.abort();
  });
  await perform(script({ ...entry, document }), entry, response, ended.signal);
}

async function perform(act: Act, entry: JournalEntry, response: ServerResponse, ended: AbortSignal): Promise<void> {
  if (act.do === 'hang') return;
  if (act.afterMs) await after(act.afterMs, undefined, { signal: ended });
  if (act.do === 'reply') {
    // Before the last byte goes out: the caller may act on it before we hear that it arrived.
    end(entry, act.status < 400 ? 'answered' : 'refused');
    response.writeHead(act.status, { ...act.headers, 'content-length': Buffer.byteLength(act.body) }).end(act.body);
    return;
  }
  if (act.do === 'stall_body' || act.midBody) {
    response.writeHead(act.do === 'stall_body' ? (act.status ?? 200) : 200, { 'content-type': 'application/json' });
    response.write('{"id":"scripted","choices":[');
  }
  if (act.do !== 'reset') return;
  end(entry, 'broken');
  response.socket?.resetAndDestroy();
}

function end(entry: JournalEntry, how: JournalEntry['end']): void {
  entry.end = how;
  entry.endedAt = Date.now();
}
