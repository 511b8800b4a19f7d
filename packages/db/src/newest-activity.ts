import type { Window } from '@ambia/prediction';
import { desc, type SQL, sql } from 'drizzle-orm';
import { inside, ofOnePerson } from './activity.ts';
import type { Database } from './database.ts';
import type { Profile } from './profile.ts';
import { activityLog } from './schema/activity-log.ts';
import { answer } from './schema/answer.ts';
import { asText } from './text-kind.ts';

/**
 * For a statement over `ambia_answer`: when its person last did anything inside the window, null where they did nothing. One look at
 * an index each, and none where no answer was joined. Generation B has no index by person and time: there, all of the person's rows.
 */
export function newestActivity({ orm }: Database, profile: Profile, window: Window): SQL<Date | null> {
  const { timestamp } = activityLog;
  const newest = orm
    .select({ timestamp })
    .from(activityLog, ofOnePerson(profile))
    .where(inside(asText(profile.activityText, answer.userId), window))
    .orderBy(desc(timestamp))
    .limit(1);
  return sql<Date | null>`IF(${answer.userId} IS NULL, NULL, ${newest})`.mapWith(timestamp);
}
