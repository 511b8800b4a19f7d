import type { RowDataPacket } from 'mysql2/promise';
import type { Database } from './database.ts';
import { unreachable } from './database-failure.ts';
import { safely } from './safely.ts';
import { serverName } from './server-name.ts';

/**
 * Asks the server who it is: `MySQL 9.7.4`, `MariaDB 10.11.18`.
 * Failures: DB_UNREACHABLE (transient; also where `timeoutMs` passed), DB_ACCESS_DENIED, DB_UNKNOWN_DATABASE.
 */
export async function reach(db: Database, timeoutMs: number): Promise<string> {
  let deadline: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    deadline = setTimeout(() => reject(unreachable(db.where)), timeoutMs);
  });
  try {
    return await Promise.race([safely(db, () => server(db)), late]);
  } finally {
    clearTimeout(deadline);
  }
}

/** The server's name and version. */
export async function server(db: Database): Promise<string> {
  const [rows] = await db.pool.query<RowDataPacket[]>('SELECT VERSION() AS version');
  return serverName(String(rows[0]?.version));
}
