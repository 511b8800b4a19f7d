import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** What a proxy does with what it is given. */
type Mode = 'pass' | 'drop_replies' | 'stall';

/** Stands between workers and a server, and breaks on demand what flows through it. */
export interface TcpProxy {
  readonly port: number;
  /** All is well again, for connections that are open and for new ones; what was stalled flows on. */
  pass(): void;
  /** What the server says from now on is swallowed. */
  dropReplies(): void;
  /** Bytes swallowed so far. */
  swallowed(): number;
  /** Nothing flows in either direction, nothing is lost. */
  stall(): void;
  /** New connections are reset at once; open ones stay. */
  refuse(): void;
  /** Everything arrives this much later, milliseconds. */
  delay(ms: number): void;
  /** Every open connection is cut with a TCP reset; how many there were. */
  reset(): number;
  close(): Promise<void>;
}

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
}

/** Listens on a free loopback port and forwards to `target`, another one. */
export async function openTcpProxy(target: number): Promise<TcpProxy> {
  const pairs = new Set<Pair>();
  let mode: Mode = 'pass';
  let refusing = false;
  let delayMs = 0;
  let swallowed = 0;

  function flow(from: Socket, to: Socket, isReply: boolean): void {
    const delayed = inOrder((chunk: Buffer | null) => (chunk === null ? to.end() : write(from, to, chunk)));
    from.on('data', (chunk) => {
      if (isReply && mode === 'drop_replies') swallowed += chunk.length;
      else delayed(chunk, delayMs);
    });
    from.on('end', () => delayed(null, delayMs));
  }

  function write(from: Socket, to: Socket, chunk: Buffer): void {
    if (to.destroyed || to.write(chunk)) return;
    from.pause();
    to.once('drain', () => mode !== 'stall' && from.resume());
  }

  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    client.on('error', () => undefined);
    if (refusing) return cut(client);
    const server = connect({ host: '127.0.0.1', port: target, allowHalfOpen: true, noDelay: true });
    const pair = { client, server };
    pairs.add(pair);
    for (const socket of [client, server]) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        for (const other of [client, server]) other.destroy();
      });
    }
    flow(client, server, false);
    flow(server, client, true);
    if (mode === 'stall') hold(pair);
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');

  const become = (next: Mode) => {
    mode = next;
    for (const pair of pairs) (next === 'stall' ? hold : release)(pair);
  };
  const reset = () => {
    const open = [...pairs];
    for (const { client, server } of open) for (const socket of [client, server]) cut(socket);
    return open.length;
  };
  const address = listener.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    pass() {
      refusing = false;
      delayMs = 0;
      become('pass');
    },
    dropReplies: () => become('drop_replies'),
    swallowed: () => swallowed,
    stall: () => become('stall'),
    refuse() {
      refusing = true;
    },
    delay(ms) {
      delayMs = ms;
    },
    reset,
    async close() {
      const closed = new Promise((resolve) => listener.close(resolve));
      reset();
      await closed;
    },
  };
}

/**
 * Hands on what it is given so many milliseconds later, and never before what came earlier, also where the delay has shrunk
 * meanwhile. One timer for all that wait: of two timers of different lengths the later may fire first.
 */
function inOrder<One>(handOn: (one: One) => void): (one: One, delayMs: number) => void {
  const waiting: { readonly one: One; readonly at: number }[] = [];
  const next = () => {
    for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
      const left = first.at - performance.now();
      if (left > 0) return void setTimeout(next, Math.ceil(left));
      waiting.shift();
      handOn(first.one);
    }
  };
  return (one, delayMs) => {
    waiting.push({ one, at: performance.now() + delayMs });
    if (waiting.length === 1) next();
  };
}

function hold({ client, server }: Pair): void {
  client.pause();
  server.pause();
}

function release({ client, server }: Pair): void {
  client.resume();
  server.resume();
}

/**
 * What `resetAndDestroy` does, without the orderly end that it begins with: a socket that is destroyed while that is
 * under way stays open for ever, and the event loop spins (measured, Node 20.20).
 */
function cut(socket: Socket): void {
  if (!socket.writableEnded) Object.assign(socket, { resetAndClosing: true });
  socket.destroy();
}
