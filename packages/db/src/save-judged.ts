import type { Judged } from '@ambia/prediction';
import { inArray } from 'drizzle-orm';
import type { Database } from './database.ts';
import { retryLocked } from './lock-retry.ts';
import { considered } from './schema/considered.ts';

/** Ids per statement: some 20 KB, and locks that are soon let go. */
const BATCH = 500;

const OUTCOMES = [true, false].flatMap((hit) => [true, false].map((served) => ({ hit, served })));

/** Writes outcomes down; one that is gone meanwhile is none. The same again changes nothing. */
export async function saveJudged(db: Database, judged: readonly Judged[]): Promise<void> {
  for (const outcome of OUTCOMES) {
    const same = judged.filter(({ hit, served }) => hit === outcome.hit && served === outcome.served);
    const ids = same.map(({ id }) => id).sort();
    for (let start = 0; start < ids.length; start += BATCH) {
      await saveBatch(db, ids.slice(start, start + BATCH), outcome);
    }
  }
}

async function saveBatch(db: Database, ids: string[], outcome: Pick<Judged, 'hit' | 'served'>): Promise<void> {
  await retryLocked(() => db.orm.update(considered).set(outcome).where(inArray(considered.id, ids)));
}
