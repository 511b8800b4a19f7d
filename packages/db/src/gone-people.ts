import type { RowDataPacket } from 'mysql2/promise';
import type { Database } from './database.ts';
import { readPreferences } from './preferences.ts';
import type { Profile } from './profile.ts';
import { rememberedPeople } from './remembered-people.ts';
import { safely } from './safely.ts';
import { everyoneIsAUser } from './user-gone.ts';

/**
 * Preferences as they are, but NULL where they plainly hold no no: hardly any are then sent. Not through the query builder,
 * which takes longer over a thousand ids than the server.
 */
const FOUND = `
  SELECT id, IF(JSON_VALID(preferences) AND JSON_TYPE(preferences) = 'OBJECT'
      AND COALESCE(CAST(JSON_EXTRACT(preferences, '$.ai_predictions_enabled') AS CHAR), 'true') = 'true',
    NULL, preferences) AS doubtful
  FROM users WHERE id IN (?)`;

/**
 * Pages of the people of whom words are remembered and who seem to have said no or to be deleted; a page may be empty.
 * They are held against users by ids sent along, as the two tables' collations may be such that no join compares them.
 */
export async function* gonePeople(
  db: Database,
  profile: Profile,
  pageSize = 1_000,
): AsyncGenerator<string[], void, undefined> {
  if (!profile.usersTable) return;
  const pages = rememberedPeople(db, pageSize);
  for (;;) {
    const page = await safely(db, () => pages.next());
    if (page.done) return;
    yield await safely(db, () => goneOf(db, profile, page.value));
  }
}

async function goneOf(db: Database, profile: Profile, userIds: readonly string[]): Promise<string[]> {
  if (userIds.length === 0) return [];
  const [found] = await db.pool.query<RowDataPacket[]>(FOUND, [userIds]);
  const saidNo = found.filter(({ doubtful }) => readPreferences(doubtful).optedOut).map(({ id }) => String(id));
  if (!everyoneIsAUser(profile)) return saidNo;
  const known = new Set(found.map(({ id }) => String(id)));
  return [...saidNo, ...userIds.filter((id) => !known.has(id))];
}
