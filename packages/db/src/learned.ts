import { Learned } from '@ambia/prediction';
import { eq } from 'drizzle-orm';
import type { Database } from './database.ts';
import { fromJsonColumn } from './json-column.ts';
import { learned } from './schema/learned.ts';

/** What was learned from everybody's past, and when: ms. */
export interface StoredLearned {
  readonly learned: Learned;
  readonly at: number;
}

/** The table has a single row. */
const ID = 1;

/** Null before anything was learned, or where what is stored does not fit its form: an older version may have written it. */
export async function readLearned(db: Database): Promise<StoredLearned | null> {
  const [row] = await db.orm.select().from(learned).where(eq(learned.id, ID));
  if (row === undefined) return null;
  const read = Learned.safeParse(fromJsonColumn(row.body));
  return read.success ? { learned: read.data, at: row.learnedAt } : null;
}

/** Puts it in the place of what was learned before. */
export async function saveLearned(db: Database, body: Learned, at: number): Promise<void> {
  const set = { learnedAt: at, body: JSON.stringify(body) };
  await db.orm
    .insert(learned)
    .values({ id: ID, ...set })
    .onDuplicateKeyUpdate({ set });
}
