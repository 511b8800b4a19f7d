import { tokensSpent } from '@ambia/db';
import type { RunSummary } from '@ambia/prediction';
import type { Settings } from '@ambia/process';
import { mysqlOf, mysqlPlace } from '../addresses.ts';
import type { Invocation } from '../invocation.ts';
import { storeOf, withDatabase } from '../wire.ts';
import { type Away, orAway } from './away.ts';

export interface DatabaseState {
  readonly ok: true;
  readonly server: string;
  /** `host:port/database` */
  readonly address: string;
  readonly generation: 'A' | 'B';
  readonly job_type: string;
  readonly tokens: {
    /** Spent by the runs of this day in UTC. */
    readonly today: number;
    /** LLAMA_DAILY_TOKENS */
    readonly daily_limit: number | null;
  };
  /** Rows that fall due within the hour. */
  readonly due_next_hour: number;
  /** People whom nobody analyses for now, because processes died with them in hand. */
  readonly quarantined: number;
  /** Newest first. */
  readonly runs: readonly RunSummary[];
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const RUNS = 5;

export function databaseState(settings: Settings, invocation: Invocation): Promise<DatabaseState | Away> {
  return orAway(async () => {
    const address = mysqlOf(settings);
    return await withDatabase(invocation, address, async (db) => {
      const today = Math.floor(invocation.io.now() / DAY_MS) * DAY_MS;
      const { store, profile } = await storeOf(db, settings);
      return {
        ok: true,
        server: profile.server,
        address: mysqlPlace(address),
        generation: profile.generation,
        job_type: profile.jobType,
        tokens: {
          today: await tokensSpent(db, today, today + DAY_MS),
          daily_limit: settings.llama.dailyTokens,
        },
        due_next_hour: await store.dueSoon(invocation.io.now(), HOUR_MS),
        quarantined: await store.quarantinedCount(invocation.io.now()),
        runs: await store.recentRuns(RUNS),
      };
    });
  });
}
