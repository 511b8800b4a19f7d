import type { Database } from './database.ts';
import { databaseFailure } from './database-failure.ts';

/** Runs statements so that whatever breaks leaves as a Failure without anyone's words in it. */
export async function safely<T>(db: Database, statements: () => Promise<T>): Promise<T> {
  try {
    return await statements();
  } catch (thrown) {
    throw databaseFailure(thrown, db.where);
  }
}
