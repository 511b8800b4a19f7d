import type { Considered } from '@ambia/prediction';
import { and, gt, isNull, lt, sql } from 'drizzle-orm';
import { alike } from './alike.ts';
import type { Transaction } from './connection.ts';
import { newUnits, type StoredUnit } from './considered-units.ts';
import { oneOf } from './one-of.ts';
import { considered } from './schema/considered.ts';

/** Remembers what was considered of people, who are locked. The same analysis again changes nothing. */
export async function keepConsidered(tx: Transaction, found: readonly Considered[]): Promise<void> {
  if (found.length === 0) return;
  const stored = await overlapping(tx, found);
  const added: Considered[] = [];
  const replaced: string[] = [];
  for (const [userId, own] of byPerson(found)) {
    const units = newUnits(own, stored.get(userId) ?? []);
    added.push(...units.added);
    replaced.push(...units.replaced);
  }
  if (replaced.length > 0) await remove(tx, replaced.toSorted());
  if (added.length > 0) await insert(tx, added.toSorted(byId));
}

/** The people's units, of any need, that could overlap any of `found`. */
async function overlapping(
  tx: Transaction,
  found: readonly Considered[],
): Promise<ReadonlyMap<string, readonly StoredUnit[]>> {
  const since = Math.min(...found.map(({ from }) => from));
  const before = Math.max(...found.map(({ until }) => until));
  const people = [...new Set(found.map(({ userId }) => userId))];
  const { id, userId, need, from, until, ruling, hit } = considered;
  const units = await tx
    .select({ id, userId, need, from, until, ruling, hit })
    .from(considered)
    .where(and(oneOf(userId, people), gt(until, since), lt(from, before)));
  const [only, ...others] = people;
  // To the collation one person may have units under other letters; among several it could not be told whose they are.
  const isKnown = ({ userId: owner }: { readonly userId: string }) => people.includes(owner);
  if (others.length > 0 && !units.every(isKnown)) throw new Error('a unit is known by other letters');
  return byPerson(
    units.map(({ hit, ...unit }) => {
      return { ...unit, userId: isKnown(unit) ? unit.userId : (only ?? ''), judged: hit !== null };
    }),
  );
}

function byPerson<One extends { readonly userId: string }>(all: readonly One[]): Map<string, One[]> {
  return new Map(alike(all, ({ userId }) => [userId]).map((own) => [own[0]?.userId ?? '', [...own]]));
}

function byId(one: Considered, other: Considered): number {
  return one.id < other.id ? -1 : 1;
}

/** One that was judged meanwhile stays. */
async function remove(tx: Transaction, ids: string[]): Promise<void> {
  await tx.delete(considered).where(and(oneOf(considered.id, ids), isNull(considered.hit)));
}

async function insert(tx: Transaction, units: Considered[]): Promise<void> {
  await tx
    .insert(considered)
    .values(units)
    .onDuplicateKeyUpdate({ set: { id: sql`${considered.id}` } });
}
