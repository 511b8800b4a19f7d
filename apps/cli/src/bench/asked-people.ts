import type { RunSummary } from '@ambia/prediction';
import type { Ground } from './ground.ts';
import type { Installation } from './installation.ts';
import { addActivity } from './people.ts';
import { oneRun } from './run-of.ts';

const HOUR_MS = 3_600_000;
const DAYS = 28;
const REMEMBERED = ['generation_queue', 'ambia_user_state', 'ambia_answer', 'ambia_considered'];

/** So many people with a habit a day, about whom Llama is asked. */
export async function addAskedPeople({ db }: Installation, people: number): Promise<void> {
  await addActivity(db, { people, events: DAYS, until: Date.now() - 18 * HOUR_MS, days: DAYS });
  await db.pool.query('ANALYZE TABLE activity_log');
}

/** One run in which Llama is asked about everybody, as if for the first time. */
export async function askedRun(
  installation: Installation,
  { workers, concurrency, people }: { readonly workers: number; readonly concurrency: number; readonly people: number },
  ground: Ground,
): Promise<RunSummary> {
  const { db, queues, fleet } = installation;
  for (const table of REMEMBERED) await db.pool.query(`TRUNCATE ${table}`);
  await queues.redis.flushall();
  await fleet.start(workers, {
    LLAMA_CONCURRENCY: String(concurrency),
    WORKER_CONCURRENCY: String(Math.max(DEFAULT_CONCURRENCY, concurrency * IN_HAND)),
  });
  const summary = await oneRun(installation, ground);
  await fleet.close();
  if (summary.outcomes.analyzed !== people) {
    throw new Error(`expected ${people} people to be analysed: ${JSON.stringify(summary.outcomes)}`);
  }
  return summary;
}

/** Of WORKER_CONCURRENCY. */
const DEFAULT_CONCURRENCY = 50;
/** People in hand for each call at once: whoever is read or written meanwhile leaves no call idle. */
const IN_HAND = 2;
