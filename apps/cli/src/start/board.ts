import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Complaint } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import type { Invocation } from '../invocation.ts';
import { boardPortChosen } from './board-port.ts';
import { type Child, type ChildEnd, startChild } from './child.ts';
import { boardEnv, healthEnv, inherited, redisEnv, withoutKey } from './child-env.ts';
import { freePort, freePortFrom } from './free-port.ts';
import type { Parts } from './parts.ts';
import { untilReady } from './ready.ts';

/** A board that answers. */
export interface BoardInUse {
  readonly url: string;
  readonly user: string;
  /** Null where it was configured: that one is nobody's to see. */
  readonly password: string | null;
}

/** What a child ends with where a port was taken. */
const TAKEN = EXIT.unavailable;
/** Another start on this machine may take the same port in the same moment. */
const TRIES = 5;

/** Starts the board on BOARD_PORT; where that is not set, on the first free port from its default on. */
export async function startBoard(parts: Parts, invocation: Invocation): Promise<{ inUse: BoardInUse; child: Child }> {
  const { board } = parts.settings;
  const chosen = boardPortChosen(parts.settings, invocation.io.env);
  const random = board.password === null ? randomBytes(12).toString('base64url') : null;
  const password = board.password ?? random ?? '';
  let from = board.port;
  for (let tried = 1; ; tried++) {
    const port = chosen ? from : await portFrom(board.host, from);
    const { child, end } = await tryBoard(parts, invocation, port, password);
    const url = `http://${near(board.host)}:${port}/`;
    if (end === null) return { child, inUse: { url, user: board.user, password: random } };
    if (chosen || end.code !== TAKEN || tried === TRIES) throw child.complaint(end);
    from = port + 1;
  }
}

async function tryBoard(
  { settings: { board }, backends, llama, folder, signal, onStart }: Parts,
  { io }: Invocation,
  port: number,
  password: string,
): Promise<{ child: Child; end: ChildEnd | null }> {
  const health = (await freePort('127.0.0.1', 0)) ?? 0;
  const env = {
    ...withoutKey({ ...inherited(io.env), ...llama.env }),
    ...redisEnv(backends.redis.address),
    ...boardEnv(board, port, password),
    ...healthEnv(health),
  };
  const child = startChild({
    name: 'board',
    main: join(io.checkout, 'apps/board/dist/main.js'),
    env,
    folder: folder.path,
  });
  onStart(child);
  // Only ours knows the password: what answers to it is not another program on that port.
  const login = Buffer.from(`${board.user}:${password}`).toString('base64');
  const questions = [
    { url: `http://127.0.0.1:${health}/readyz` },
    { url: `http://${near(board.host)}:${port}/`, headers: { authorization: `Basic ${login}` } },
  ];
  return { child, end: await untilReady(child, questions, signal) };
}

async function portFrom(host: string, from: number): Promise<number> {
  const port = from === 0 ? await freePort(host, 0) : await freePortFrom(host, from);
  if (port !== null) return port;
  const text = `no port is free for the board on ${host} from ${from} on; set BOARD_PORT to one that is`;
  throw new Complaint(EXIT.unavailable, 'NO_PORT', text);
}

/** How an address to listen on is called from this machine. */
function near(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
