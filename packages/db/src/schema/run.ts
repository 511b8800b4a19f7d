import { bigint, decimal, int, mysqlTable, primaryKey, varchar } from 'drizzle-orm/mysql-core';

/** One row per run. Instants in ms; `finished_at` is NULL while it runs. */
export const run = mysqlTable('ambia_run', {
  slot: bigint('slot', { mode: 'number' }).primaryKey(),
  kind: varchar('kind', { length: 20, enum: ['scheduled', 'manual', 'one_off'] }).notNull(),
  startedAt: bigint('started_at', { mode: 'number' }).notNull(),
  fannedOutAt: bigint('fanned_out_at', { mode: 'number' }),
  activeUsers: int('active_users').notNull().default(0),
  enqueued: int('enqueued').notNull().default(0),
  deduplicated: int('deduplicated').notNull().default(0),
  finishedAt: bigint('finished_at', { mode: 'number' }),
  skippedSlots: int('skipped_slots').notNull().default(0),
});

/** What came of a run's people, one row per worker and outcome: summed on read, so that no row is hot. */
export const runCount = mysqlTable(
  'ambia_run_count',
  {
    slot: bigint('slot', { mode: 'number' }).notNull(),
    worker: varchar('worker', { length: 191 }).notNull(),
    outcome: varchar('outcome', { length: 20 }).notNull(),
    people: int('people').notNull(),
    patterns: int('patterns').notNull(),
    queued: int('queued').notNull(),
    updatedAt: bigint('updated_at', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.slot, table.worker, table.outcome] })],
);

/** What a run's calls to Llama cost, whatever came of them; one row per worker. */
export const runCall = mysqlTable(
  'ambia_run_call',
  {
    slot: bigint('slot', { mode: 'number' }).notNull(),
    worker: varchar('worker', { length: 191 }).notNull(),
    calls: int('calls').notNull(),
    promptTokens: bigint('prompt_tokens', { mode: 'number' }).notNull(),
    completionTokens: bigint('completion_tokens', { mode: 'number' }).notNull(),
    costUsd: decimal('cost_usd', { precision: 14, scale: 8 }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.slot, table.worker] })],
);
