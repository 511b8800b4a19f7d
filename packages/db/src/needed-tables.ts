import { getTableName } from 'drizzle-orm';
import { getTableConfig, type MySqlTable } from 'drizzle-orm/mysql-core';
import { activityLog } from './schema/activity-log.ts';
import { answer } from './schema/answer.ts';
import { considered } from './schema/considered.ts';
import { failure } from './schema/failure.ts';
import { generationQueue } from './schema/generation-queue.ts';
import { learned } from './schema/learned.ts';
import { pageCache } from './schema/page-cache.ts';
import { run, runCall, runCount } from './schema/run.ts';
import { userState } from './schema/user-state.ts';
import { users } from './schema/users.ts';

const OLD = [activityLog, generationQueue, pageCache];
const OWN = [userState, run, runCount, runCall, answer, considered, learned, failure];

/** The tables that other systems share with us: all three exist, or none does and `migrate` creates them. */
export const OLD_TABLES: readonly string[] = OLD.map(getTableName);

/** Ours alone. */
export const OWN_TABLES: readonly string[] = OWN.map(getTableName);

/** Optional as a table; but where it exists, whoever said no says so in these columns. */
export const USERS_TABLE: string = getTableName(users);

/** Every column this package reads or writes, by table. */
export const NEEDED: ReadonlyMap<string, readonly string[]> = new Map([
  ...[...OLD, ...OWN].map((table) => [getTableName(table), columnsOf(table)] as const),
  [USERS_TABLE, [users.id.name, users.preferences.name]] as const,
]);

function columnsOf(table: MySqlTable): string[] {
  return getTableConfig(table).columns.map((column) => column.name);
}
