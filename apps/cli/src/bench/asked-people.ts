import type { RunSummary } from '@ambia/prediction';
import { type Ground, scaled } from './ground.ts';
import type { Installation } from './installation.ts';
import { playLatency, type Timed } from './latency.ts';
import { addActivity } from './people.ts';
import { oneRun } from './run-of.ts';

const HOUR_MS = 3_600_000;
const DAYS = 28;
const EMPTIED = ['activity_log', 'generation_queue', 'ambia_user_state', 'ambia_answer', 'ambia_considered'];
/** Of a call in what is measured. */
export const LATENCY_MS = 200;
/**
 * People before what is measured, by a Llama that is quick: a worker runs for months, and its first hundreds cost it two to
 * three times as much CPU (in one run 9 to 10 ms each of the first 400, 4.6 of the next 2,000, 3.6 to 4.3 of 2,000 more).
 */
const WARM_UP = { people: 2_000, latencyMs: 10, spreadMs: 0, seed: 0 };
/** Of WORKER_CONCURRENCY. */
const DEFAULT_CONCURRENCY = 50;
/** People in hand for each call at once: whoever is read or written meanwhile leaves no call idle. */
const IN_HAND = 2;

export interface Asking {
  readonly people: number;
  readonly workers: number;
  /** Calls of one worker at once. */
  readonly concurrency: number;
  /** Of the latency, either way. */
  readonly spreadMs: number;
  readonly seed: number;
}

/** One run in which Llama is asked about everybody, as if for the first time, by workers that have run before. */
export async function askedRun(
  { people, workers, concurrency, spreadMs, seed }: Asking,
  installation: Installation,
  ground: Ground,
): Promise<{ readonly ms: number; readonly played: Timed }> {
  const { queues, fleet, llama } = installation;
  await queues.redis.flushall();
  await fleet.start(workers, {
    LLAMA_CONCURRENCY: String(concurrency),
    WORKER_CONCURRENCY: String(Math.max(DEFAULT_CONCURRENCY, concurrency * IN_HAND)),
  });
  playLatency(llama, WARM_UP);
  await askAll(scaled(ground, WARM_UP.people), installation, ground);
  const played = playLatency(llama, { latencyMs: LATENCY_MS, spreadMs, seed });
  const { duration_ms: ms } = await askAll(people, installation, ground);
  await fleet.close();
  return { ms, played };
}

/** So many people with a habit a day, of whom nothing is remembered, and nobody else. */
export async function startOverWith(people: number, { db }: Installation): Promise<void> {
  for (const table of EMPTIED) await db.pool.query(`TRUNCATE ${table}`);
  await addActivity(db, { people, events: DAYS, until: Date.now() - 18 * HOUR_MS, days: DAYS });
  await db.pool.query('ANALYZE TABLE activity_log');
}

async function askAll(people: number, installation: Installation, ground: Ground): Promise<RunSummary> {
  await startOverWith(people, installation);
  const summary = await oneRun(installation, ground);
  if (summary.outcomes.analyzed !== people) {
    throw new Error(`expected ${people} people to be analysed: ${JSON.stringify(summary.outcomes)}`);
  }
  return summary;
}
