import { type Considered, type Labelled, PAGE } from '@ambia/prediction';
import { and, desc, eq, getTableColumns, gte, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Database } from './database.ts';
import { BY_AGE, BY_RULING, considered } from './schema/considered.ts';

/** A considered prediction as it is remembered: `hit` and `served` are null until its window was judged. */
export interface Remembered extends Considered {
  readonly hit: boolean | null;
  readonly served: boolean | null;
}

const { hit: HIT, served: _, ...CONSIDERED } = getTableColumns(considered);
const { id: ID, ruling: RULING, scheduledFor: SCHEDULED, until: UNTIL, userId: USER } = considered;

/**
 * Those without an outcome whose window and page are over at `before` (ms), the oldest windows first: whoever has many
 * keeps nobody waiting.
 */
export async function dueToJudge(db: Database, before: number, limit: number): Promise<Considered[]> {
  return db.orm
    .select(CONSIDERED)
    .from(considered)
    .where(and(isNull(HIT), lte(UNTIL, before), lte(SCHEDULED, before - PAGE.untilMs)))
    .orderBy(UNTIL, ID)
    .limit(limit);
}

/** Which outcomes: of windows that closed at `since` or later and at `before` or earlier; ms. */
export interface Span {
  readonly since?: number | undefined;
  /** Without it those still open, which have no outcome, are read and passed over. */
  readonly before?: number | undefined;
}

/** Those with an outcome, newest windows first. */
export async function labelled(
  db: Database,
  { limit, ...span }: Span & { readonly limit: number },
): Promise<Labelled[]> {
  const rows = await db.orm
    .select()
    .from(considered, { forceIndex: BY_AGE })
    .where(and(isNotNull(HIT), inside(span)))
    .orderBy(desc(UNTIL), desc(ID))
    .limit(limit);
  return rows.flatMap(asLabelled);
}

/** The same of those that were queued. */
export async function labelledQueued(db: Database, limit: number, span: Span = {}): Promise<Labelled[]> {
  const rows = await db.orm
    .select()
    .from(considered, { forceIndex: BY_RULING })
    .where(and(eq(RULING, 'queued'), isNotNull(HIT), inside(span)))
    .orderBy(desc(UNTIL), desc(ID))
    .limit(limit);
  return rows.flatMap(asLabelled);
}

/** One person's, newest windows first; `since` (ms): whose window closes then or later. */
export async function consideredOf(
  db: Database,
  userId: string,
  { since, limit }: { readonly since: number; readonly limit: number },
): Promise<Remembered[]> {
  return db.orm
    .select()
    .from(considered)
    .where(and(eq(USER, userId), gte(UNTIL, since)))
    .orderBy(desc(UNTIL), desc(ID))
    .limit(limit);
}

function inside({ since, before }: Span) {
  return and(
    since === undefined ? undefined : gte(UNTIL, since),
    before === undefined ? undefined : lte(UNTIL, before),
  );
}

function asLabelled({ hit, served, ...rest }: Remembered): Labelled[] {
  return hit === null || served === null ? [] : [{ ...rest, hit, served }];
}
