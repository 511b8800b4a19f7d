import type { Considered } from '@ambia/prediction';
import { and, eq, gt, inArray, isNull, lt, sql } from 'drizzle-orm';
import type { Transaction } from './connection.ts';
import { newUnits, type StoredUnit } from './considered-units.ts';
import { considered } from './schema/considered.ts';

/** Remembers what was considered of a person, who is locked. The same analysis again changes nothing. */
export async function keepConsidered(tx: Transaction, userId: string, found: readonly Considered[]): Promise<void> {
  if (found.length === 0) return;
  const { added, replaced } = newUnits(found, await overlapping(tx, userId, found));
  if (replaced.length > 0) await remove(tx, replaced);
  if (added.length > 0) await insert(tx, added);
}

/** The person's units, of any need, that could overlap any of `found`. */
async function overlapping(tx: Transaction, userId: string, found: readonly Considered[]): Promise<StoredUnit[]> {
  const since = Math.min(...found.map(({ from }) => from));
  const before = Math.max(...found.map(({ until }) => until));
  const { id, need, from, until, ruling, hit } = considered;
  const units = await tx
    .select({ id, need, from, until, ruling, hit })
    .from(considered)
    .where(and(eq(considered.userId, userId), gt(until, since), lt(from, before)));
  return units.map(({ hit, ...unit }) => ({ ...unit, judged: hit !== null }));
}

/** One that was judged meanwhile stays. */
async function remove(tx: Transaction, ids: string[]): Promise<void> {
  await tx.delete(considered).where(and(inArray(considered.id, ids), isNull(considered.hit)));
}

async function insert(tx: Transaction, units: Considered[]): Promise<void> {
  await tx
    .insert(considered)
    .values(units)
    .onDuplicateKeyUpdate({ set: { id: sql`${considered.id}` } });
}
