import { ensureRecurring, patternInForce, type Recurring } from './recurring.ts';

export interface Look {
  /** In force now. */
  readonly pattern: string;
  /** It had been there, and was gone. */
  readonly lost: boolean;
}

/**
 * Returns what looks after a recurring job. The first look sets the pattern, whatever it was: who started last is right.
 * From then on the pattern that is found stands, also when the job has to be made again: workers of two settings do not
 * overwrite each other for ever.
 */
export function keepRecurring(recurring: Recurring): (now: number) => Promise<Look> {
  let { pattern } = recurring;
  let looked = false;
  return async (now) => {
    const found = await patternInForce(recurring);
    if (looked && found !== null) pattern = found;
    // Asked of whoever makes it: it may be lost after it was found.
    const made = await ensureRecurring({ ...recurring, pattern }, now);
    const lost = looked && made;
    looked = true;
    return { pattern, lost };
  };
}
