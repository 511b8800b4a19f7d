import { drizzle } from 'drizzle-orm/mysql2';
import type { PoolConnection } from 'mysql2';
import type { Database, Orm } from './database.ts';

export type Transaction = Parameters<Parameters<Orm['transaction']>[0]>[0];

/** Lends one connection of the pool. One on which something broke is not given to the next. */
export async function withConnection<T>(
  db: Database,
  work: (connection: PoolConnection, orm: Orm) => Promise<T>,
): Promise<T> {
  const connection = await lend(db);
  try {
    const result = await work(connection, drizzle({ client: connection }));
    connection.release();
    return result;
  } catch (error) {
    connection.destroy();
    throw error;
  }
}

/** The driver's own connection rather than its promise, which cannot stream. */
function lend(db: Database): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    db.pool.pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)));
  });
}

/** One transaction, READ COMMITTED as every session: after a lock is granted, what its last holder wrote can be seen. */
export function inTransaction<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return withConnection(db, (_connection, orm) => orm.transaction(work));
}
