import type { RowDataPacket } from 'mysql2/promise';
import { openDatabase, openStore, type Store } from '../src/index.ts';
import type { FreshDatabase } from './fresh-database.ts';

/** How many rows and index entries the server read for the statements of `work`, by its own counters. */
export async function rowsRead(fresh: FreshDatabase, work: (store: Store) => Promise<unknown>): Promise<number> {
  // One connection, whose counters are its own.
  const db = openDatabase(fresh.address, { connections: 1 });
  await db.pool.query('FLUSH STATUS');
  await work(openStore(db, fresh.profile));
  const [counters] = await db.pool.query<RowDataPacket[]>(`SHOW SESSION STATUS LIKE 'Handler_read%'`);
  await db.close();
  return counters.reduce((sum, counter) => sum + Number(counter.Value), 0);
}
