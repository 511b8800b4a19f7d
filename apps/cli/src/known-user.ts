import type { Store } from '@ambia/db';
import { windowBefore } from '@ambia/prediction';
import type { Settings } from '@ambia/process';
import { Complaint } from './complaint.ts';
import { EXIT } from './exit-codes.ts';

/** @throws Complaint NO_SUCH_USER where someone did nothing within the history that an analysis looks at */
export async function requireActivity(
  store: Pick<Store, 'hasActivity'>,
  user: string,
  { historyDays }: Pick<Settings, 'historyDays'>,
  now: number,
): Promise<void> {
  if (await store.hasActivity(user, windowBefore(now, historyDays))) return;
  throw new Complaint(
    EXIT.noSuchUser,
    'NO_SUCH_USER',
    `"${user}" has no activity in the last ${historyDays} days: expected a user_id of activity_log, spelled as it is there ` +
      '(HISTORY_DAYS says how far back it counts)',
  );
}
