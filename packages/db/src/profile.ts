import type { TextKind } from './text-kind.ts';

/** What this database is like; found once at boot, so that no statement has to ask again. */
export interface Profile {
  /** `MySQL 9.7.4`, `MariaDB 10.11.18`. */
  readonly server: string;
  readonly generation: 'A' | 'B';
  /** What our rows carry as `generation_queue.job_type`. */
  readonly jobType: string;
  /** An index of activity_log whose first two columns are user_id, timestamp; null where there is none (generation B). */
  readonly userTimeIndex: string | null;
  /** The best index of activity_log that begins with user_id. */
  readonly userIndex: string | null;
  /** Of activity_log's user_id; null where that is no text. */
  readonly activityText: TextKind | null;
  /** Whether people can say no in a users table. */
  readonly usersTable: boolean;
}
