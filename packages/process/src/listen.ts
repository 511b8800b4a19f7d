import { createServer, type Server } from 'node:http';
import { isIPv6 } from 'node:net';
import { getRequestListener } from '@hono/node-server';

/** How long requests in flight may take to end once the server closes. */
const CLOSING_MS = 1_000;

/** What stands behind a request; it tells one visitor from another. */
export interface Connection {
  readonly incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } };
}

export interface ListenOptions {
  readonly fetch: (request: Request, connection: Connection) => Response | Promise<Response>;
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** The variables that named them are `<variables>_HOST` and `<variables>_PORT`. */
  readonly variables: 'BOARD' | 'HEALTH';
}

export interface Listening {
  /** How to reach it from this machine, without trailing slash. */
  readonly url: string;
  readonly port: number;
  /** Lets requests in flight end for a second, then cuts them off; closing twice is harmless. */
  close(): Promise<void>;
}

/** The server could not be opened; the message names address, variable and remedy. */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  /** EX_UNAVAILABLE of sysexits.h. */
  readonly exitCode = 69;
  /** Of the operating system: EADDRINUSE, EACCES, … */
  readonly code: string;

  constructor({ host, port, variables }: ListenOptions, code: string) {
    const address = `${bracketed(host)}:${port}`;
    super(
      code === 'EADDRINUSE'
        ? `Port ${port} (${variables}_PORT) on ${host} is taken: stop what listens on ${address}, or set ${variables}_PORT to another port (0 takes any free one).`
        : `Cannot listen on ${address} (${code}): expected an address of this machine and a port that may be opened; correct ${variables}_HOST or ${variables}_PORT.`,
    );
    this.code = code;
  }
}

/** Serves HTTP. @throws ListenError */
export function listen(options: ListenOptions): Promise<Listening> {
  // The adapter would otherwise replace the process's Request and Response by its own.
  const server = createServer(getRequestListener(options.fetch, { overrideGlobalObjects: false }));
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => reject(new ListenError(options, error.code ?? 'unknown'));
    server.once('error', refuse);
    server.listen(options.port, options.host, () => {
      server.off('error', refuse);
      resolve(listening(server, options));
    });
  });
}

function listening(server: Server, { host, port: asked }: ListenOptions): Listening {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : asked;
  const near = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  let closed: Promise<void> | undefined;
  return {
    url: `http://${bracketed(near)}:${port}`,
    port,
    close() {
      closed ??= closeServer(server);
      return closed;
    },
  };
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), CLOSING_MS);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function bracketed(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}
