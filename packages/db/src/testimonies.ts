import type { Lessons } from '@ambia/prediction';
import { and, asc, eq, gte, isNotNull, lt } from 'drizzle-orm';
import type { Database } from './database.ts';
import { considered } from './schema/considered.ts';

/** Outcomes whose window closed at `since` or later and before `before`, ms; at most `limit` of them. */
export interface TestimonySpan {
  readonly since: number;
  readonly before: number;
  readonly limit: number;
}

/** No more of an outcome than is learned from: nobody's id or words. */
export type Testimonies = Lessons['labelled'][number][];

/** Where each of sixteen equal parts of the ids begins: of millions of rows no statement reads all. */
const PARTS = ['', ...'123456789abcdef'];

/**
 * Outcomes of predictions for which this Llama stated a confidence, beside evidence. Ids are hashes of person, need and
 * occurrence: the first in their order are a sample spread evenly over times and people, always the same one, and read
 * along the primary key until there are enough. Which are the newest would be decided by one crowded day.
 */
export async function testimonies(
  db: Database,
  llama: string,
  { limit, ...span }: TestimonySpan,
): Promise<Testimonies> {
  const found: Testimonies = [];
  for (const [part, from] of PARTS.entries()) {
    if (found.length >= limit) break;
    found.push(...(await partOf(db, llama, { ...span, limit: limit - found.length }, { from, to: PARTS[part + 1] })));
  }
  return found;
}

async function partOf(
  db: Database,
  llama: string,
  { since, before, limit }: TestimonySpan,
  { from, to }: { readonly from: string; readonly to: string | undefined },
): Promise<Testimonies> {
  const { evidence, hit, id, stated, until } = considered;
  const outcomes = await db.orm
    .select({ stated, evidence, from: considered.from, until, llama: considered.llama, hit })
    .from(considered, { forceIndex: 'PRIMARY' })
    .where(
      and(
        and(gte(id, from), to === undefined ? undefined : lt(id, to)),
        and(gte(until, since), lt(until, before)),
        and(isNotNull(hit), eq(considered.llama, llama), isNotNull(stated), isNotNull(evidence)),
      ),
    )
    .orderBy(asc(id))
    .limit(limit);
  return outcomes.flatMap(({ hit, ...outcome }) => (hit === null ? [] : [{ ...outcome, hit }]));
}
