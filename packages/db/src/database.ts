import { Socket } from 'node:net';
import { drizzle, type MySql2Database } from 'drizzle-orm/mysql2';
import { createPool, type Pool } from 'mysql2/promise';
import { boundWaiting } from './bound-waiting.ts';
import { endPool } from './end-pool.ts';
import { SESSION_SETTINGS, SILENCE_MS } from './session.ts';

export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

export type Orm = MySql2Database<Record<string, never>>;

export interface Database {
  /** `host:port`, for messages. */
  readonly where: string;
  /** The database's own name. */
  readonly name: string;
  readonly orm: Orm;
  readonly pool: Pool;
  /** Ends the pool: at once where it is idle, after 2 s in any case. Closing twice is harmless. */
  close(): Promise<void>;
}

const CONNECT_MS = 3_000;

/** Longest wait for a connection that others use: well above an honest queue of writes, well below a job's deadline. */
const ACQUIRE_MS = 30_000;

/** A pool of connections to one database; nothing is opened before the first statement. */
export function openDatabase(address: DatabaseAddress, options: { readonly connections?: number } = {}): Database {
  const pool = createPool({
    host: address.host,
    port: address.port,
    user: address.user,
    password: address.password,
    database: address.database,
    connectionLimit: options.connections ?? 10,
    connectTimeout: CONNECT_MS,
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    // affectedRows then tells a row that was inserted (1) from one that was there already (0).
    flags: ['-FOUND_ROWS'],
  });
  prepareConnections(pool);
  boundWaiting(pool.pool, ACQUIRE_MS);
  let closing: Promise<void> | undefined;
  return {
    where: `${address.host}:${address.port}`,
    name: address.database,
    orm: drizzle({ client: pool }),
    pool,
    close() {
      closing ??= endPool(pool);
      return closing;
    },
  };
}

function prepareConnections(pool: Pool): void {
  pool.pool.on('connection', (connection) => {
    const socket = 'stream' in connection && connection.stream instanceof Socket ? connection.stream : null;
    // Ending the socket with an error is what makes the driver reject everything that waits on it.
    socket?.setTimeout(SILENCE_MS, () => socket.destroy(Object.assign(new Error('silent'), { code: 'ETIMEDOUT' })));
    for (const statement of SESSION_SETTINGS) {
      connection.query(statement, (error) => {
        if (error) socket?.destroy(error);
      });
    }
  });
}
