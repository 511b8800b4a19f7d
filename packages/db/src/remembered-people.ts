import { and, eq, gt, isNull } from 'drizzle-orm';
import type { Database } from './database.ts';
import { answer } from './schema/answer.ts';
import { considered } from './schema/considered.ts';

type PageAfter = (db: Database, after: string, limit: number) => Promise<{ readonly userId: string }[]>;

/**
 * Pages of the people of whom words are remembered, ids only, each of them once: those of whom something was considered,
 * then those who have an answer alone. Of everybody else, however many were ever analysed, nothing is read.
 */
export async function* rememberedPeople(db: Database, pageSize: number): AsyncGenerator<string[], void, undefined> {
  yield* keysetPages(db, consideredAfter, pageSize);
  yield* keysetPages(db, onlyAnsweredAfter, pageSize);
}

async function* keysetPages(db: Database, pageAfter: PageAfter, pageSize: number) {
  let after: string | undefined = '';
  while (after !== undefined) {
    const page: string[] = (await pageAfter(db, after, pageSize)).map(({ userId }) => userId);
    yield page;
    after = page.length < pageSize ? undefined : page.at(-1);
  }
}

/** A loose index scan: one hop per person, whatever was considered of them. */
function consideredAfter(db: Database, after: string, limit: number) {
  const { userId } = considered;
  return db.orm
    .select({ userId })
    .from(considered)
    .where(gt(userId, after))
    .groupBy(userId)
    .orderBy(userId)
    .limit(limit);
}

/** A union of the two took the server half as long again, at 100,000 people. */
function onlyAnsweredAfter(db: Database, after: string, limit: number) {
  const { userId } = answer;
  return db.orm
    .select({ userId })
    .from(answer)
    .leftJoin(considered, eq(considered.userId, userId))
    .where(and(gt(userId, after), isNull(considered.userId)))
    .orderBy(userId)
    .limit(limit);
}
