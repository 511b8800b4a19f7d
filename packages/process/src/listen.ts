import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { bracketed, ListenError } from './listen-error.ts';

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
