import { type Considered, overlaps } from '@ambia/prediction';

/** A unit that is stored already; `judged`: its outcome is known. */
export interface StoredUnit extends Pick<Considered, 'id' | 'need' | 'from' | 'until' | 'ruling'> {
  readonly judged: boolean;
}

export interface NewUnits {
  /** Sorted by id, the order in which every writer inserts. */
  readonly added: Considered[];
  /** Ids of stored units in whose place they come. */
  readonly replaced: string[];
}

/**
 * What a person's considered predictions add to those `stored`: one unit per need and window. The first to be considered
 * stays, frozen, except that one that is queued takes the place of those that were not and are still open.
 */
export function newUnits(considered: readonly Considered[], stored: readonly StoredUnit[]): NewUnits {
  const added = distinct(considered)
    .filter((one) => !stored.some((other) => overlap(one, other) && !yields(other, one)))
    .toSorted((one, other) => (one.id < other.id ? -1 : 1));
  const replaced = stored.filter((other) => !other.judged && added.some((one) => overlap(one, other)));
  return { added, replaced: replaced.map(({ id }) => id).sort() };
}

/** Of units that overlap each other: the queued, then the surest, then the earliest, as with rows. */
function distinct(considered: readonly Considered[]): Considered[] {
  const kept: Considered[] = [];
  for (const one of considered.toSorted(byRank)) if (!kept.some((other) => overlap(one, other))) kept.push(one);
  return kept;
}

function byRank(one: Considered, other: Considered): number {
  const queued = Number(other.ruling === 'queued') - Number(one.ruling === 'queued');
  return queued || other.confidence - one.confidence || one.from - other.from || (one.id < other.id ? -1 : 1);
}

type Unit = Pick<Considered, 'need' | 'from' | 'until' | 'ruling'>;

function yields(stored: Unit, fresh: Unit): boolean {
  return fresh.ruling === 'queued' && stored.ruling !== 'queued';
}

function overlap(one: Unit, other: Unit): boolean {
  return overlaps({ ...one, validUntil: one.until }, { ...other, validUntil: other.until });
}
