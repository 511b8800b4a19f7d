import type { Person, PersonAt, Window } from '@ambia/prediction';
import { alike } from './alike.ts';
import type { Database } from './database.ts';
import { knownOf } from './known-of.ts';
import type { Profile } from './profile.ts';
import { zip } from './zip.ts';

/** Somebody, and the time in which they may have done something. */
export interface PersonWindow {
  readonly userId: string;
  readonly window: Window;
}

/**
 * What is known of a person; or until when they are, or were, in quarantine, and then nothing else of them was read: it
 * may be what kills.
 */
export type Look =
  | { readonly quarantinedUntil: number; readonly person: null }
  | { readonly quarantinedUntil: null; readonly person: PersonAt };

/** What is known of each person, in their order; someone unknown has said nothing and was never recorded. */
export async function people(db: Database, profile: Profile, userIds: readonly string[]): Promise<Person[]> {
  const known = await knownOf(db, profile, userIds);
  return known.map(({ optedOut, timeZone, lastSlot, answer }) => ({ optedOut, timeZone, lastSlot, answer }));
}

/** The same with what each did of late. */
export function peopleAt(db: Database, profile: Profile, asked: readonly PersonWindow[]): Promise<PersonAt[]> {
  return perWindow(asked, async (userIds, window) => {
    const known = await knownOf(db, profile, userIds, { window });
    return known.map(({ quarantinedUntil: _, ...person }) => person);
  });
}

/** The same of whoever has no quarantine. */
export function looks(db: Database, profile: Profile, asked: readonly PersonWindow[]): Promise<Look[]> {
  return perWindow(asked, async (userIds, window) => {
    const known = await knownOf(db, profile, userIds, { window, sparing: true });
    return known.map(({ quarantinedUntil, ...person }) =>
      quarantinedUntil === null ? { quarantinedUntil, person } : { quarantinedUntil, person: null },
    );
  });
}

/** Everybody of one slot is asked about together; in the order given. */
async function perWindow<Result>(
  asked: readonly PersonWindow[],
  find: (userIds: readonly string[], window: Window) => Promise<readonly Result[]>,
): Promise<Result[]> {
  const found = new Map<PersonWindow, Result>();
  for (const alikes of alike(asked, ({ window }) => [window.since, window.until])) {
    const [first] = alikes;
    if (first === undefined) continue;
    const userIds = alikes.map(({ userId }) => userId);
    for (const [one, result] of zip(alikes, await find(userIds, first.window))) found.set(one, result);
  }
  return asked.flatMap((one) => found.get(one) ?? []);
}
