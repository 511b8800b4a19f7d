import { Failure } from '@ambia/prediction';
import type { PoolConnection, RowDataPacket } from 'mysql2/promise';
import { OLD_TABLES } from './needed-tables.ts';

/**
 * Refuses a database that has some of the three old tables but not all: creating the rest could mix two generations.
 * A migration of our own that was `interrupted` leaves just that behind (DDL cannot be rolled back) and may go on.
 */
export async function refusePartialSchema(connection: PoolConnection, interrupted: boolean): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT LOWER(TABLE_NAME) AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (?)',
    [OLD_TABLES],
  );
  const found = OLD_TABLES.filter((table) => rows.some(({ name }) => name === table));
  const absent = OLD_TABLES.filter((table) => !found.includes(table));
  if (interrupted || found.length === 0 || absent.length === 0) return;
  throw new Failure(
    'permanent',
    'DB_PARTIAL_SCHEMA',
    `the database has ${found.join(', ')} but not ${absent.join(', ')}; all three are expected, or none: ` +
      'restore what is missing or point DB_NAME at an empty database',
    { everyone: true },
  );
}
