import { type Database, inspect, migrate, openDatabase, openStore, type Store } from '@ambia/db';
import { type Analysis, asFailure } from '@ambia/prediction';
import { analysisOf } from '../analysis-of.ts';
import type { Bench } from '../bench.ts';
import { byTurns } from '../by-turns.ts';
import { type Ground, scaled } from '../ground.ts';
import { benchPerson } from '../people.ts';
import { openBenchServers } from '../servers.ts';

const WRITERS = 8;
const PEOPLE = 2_000;
const ROWS = 5;
const TABLES = ['generation_queue', 'ambia_user_state', 'ambia_answer', 'ambia_considered', 'ambia_run_count'];

export const write: Bench = {
  name: 'write',
  what: '8 writers that record 2,000 people with 5 rows each, with every check',
  against: 'one multi-row insert a person without any check',
  figures: {
    rate: { title: 'rate', unit: 'ratio', bar: { atLeast: 0.5 } },
    deadlocks: { title: 'deadlocks surfacing', unit: 'count', bar: { atMost: 0 }, always: true },
    people_per_second: { title: 'ours', unit: 'per_second' },
    insert_per_second: { title: 'insert alone', unit: 'per_second' },
  },
  async open(ground) {
    const { address, db } = await (await openBenchServers(ground)).mysql();
    await migrate(db);
    const writing = openDatabase(address, { connections: WRITERS });
    ground.closing.add('writers', () => writing.close());
    const store = openStore(writing, await inspect(db));
    return async (nth) => {
      const { ours, reference } = await byTurns(
        nth,
        () => recorded(store, db, ground),
        () => inserted(writing, db, ground),
      );
      return {
        rate: reference.ms / ours.ms,
        deadlocks: ours.deadlocks,
        people_per_second: (ours.people * 1_000) / ours.ms,
        insert_per_second: (reference.people * 1_000) / reference.ms,
      };
    };
  },
};

async function recorded(store: Store, db: Database, ground: Ground) {
  let deadlocks = 0;
  const done = await written(db, ground, async (analysis) => {
    await store.record(analysis, { worker: 'bench', at: Date.now() }).catch((thrown: unknown) => {
      if (asFailure(thrown).code !== 'DB_DEADLOCK') throw thrown;
      deadlocks++;
    });
  });
  return { ...done, deadlocks };
}

function inserted(writing: Database, db: Database, ground: Ground) {
  return written(db, ground, async ({ rows }) => {
    await writing.pool.query(
      `INSERT INTO generation_queue
         (id, user_id, job_type, priority, predicted_need, context_data, scheduled_for, valid_until) VALUES ?`,
      [
        rows.map(({ id, userId, priority, predictedNeed, context, scheduledFor, validUntil }) => [
          ...[id, userId, 'prediction', priority, predictedNeed, JSON.stringify(context)],
          ...[new Date(scheduledFor), new Date(validUntil)],
        ]),
      ],
    );
  });
}

/** Everybody's analysis on empty tables, by so many writers at once. */
async function written(db: Database, ground: Ground, write: (analysis: Analysis) => Promise<void>) {
  for (const table of TABLES) await db.pool.query(`TRUNCATE ${table}`);
  const slot = Date.now();
  const people = scaled(ground, PEOPLE);
  const analyses = Array.from({ length: people }, (_, nth) => analysisOf(benchPerson(nth), slot, ROWS));
  const left = analyses.values();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (const analysis of left) await write(analysis);
    }),
  );
  return { ms: performance.now() - began, people };
}
