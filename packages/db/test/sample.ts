import { randomUUID } from 'node:crypto';
import type { Analysis, QueueRow } from '@ambia/prediction';
import type { FreshDatabase } from './fresh-database.ts';

/** A Sunday morning; every instant in these tests derives from it. */
export const SLOT = Date.UTC(2026, 10, 22, 8, 35);

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const WORKER = { worker: 'w1', at: SLOT + 1_000 };

/** A uuid-shaped id, legible in failures: `user(7)`. */
export function user(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** The row of a need two hours after the slot, or as given. */
export function queueRow(userId: string, need: string, given: Partial<QueueRow> = {}): QueueRow {
  const scheduledFor = given.scheduledFor ?? SLOT + 2 * HOUR;
  return {
    id: `row-${userId.slice(-6)}-${need.slice(0, 8)}-${scheduledFor / 1_000}`,
    userId,
    priority: 85,
    predictedNeed: need,
    context: {
      pattern_type: 'time_based',
      confidence: 0.85,
      predicted_action: need,
      predicted_query: need,
      trigger_time: new Date(scheduledFor).toISOString(),
      reasoning: 'every Sunday',
      novel: false,
      slot: new Date(SLOT).toISOString(),
      model: 'stand-in',
    },
    scheduledFor,
    validUntil: scheduledFor + HOUR,
    need,
    cacheKey: `key-${need.slice(0, 12)}`,
    ...given,
  };
}

export function analysisOf(userId: string, given: Partial<Analysis> = {}): Analysis {
  return {
    userId,
    slot: SLOT,
    outcome: 'analyzed',
    patternsDetected: 2,
    rows: [],
    ...given,
  };
}

/** Adds the user that generation B wants behind every row; generation A has no such table. */
export async function addUser(fresh: FreshDatabase, userId: string, preferences: unknown = {}): Promise<void> {
  if (!fresh.profile.usersTable) return;
  await fresh.query('INSERT INTO users (id, device_id, email, preferences) VALUES (?, ?, ?, ?)', [
    userId,
    `device-${userId}`,
    `${userId}@example.invalid`,
    JSON.stringify(preferences),
  ]);
}

/** One activity at an instant in ms. */
export async function addActivity(fresh: FreshDatabase, userId: string, at: number, query: string | null = 'weather') {
  await fresh.query('INSERT INTO activity_log (id, user_id, action_type, query, timestamp) VALUES (?, ?, ?, ?, ?)', [
    randomUUID(),
    userId,
    'query',
    query,
    new Date(at),
  ]);
}

/** A row that somebody else wrote into generation_queue. */
export async function addForeignRow(
  fresh: FreshDatabase,
  userId: string,
  given: { context: unknown; scheduledFor: number; validUntil: number; status?: string; need?: string | null },
): Promise<void> {
  await fresh.query(
    `INSERT INTO generation_queue (id, user_id, job_type, predicted_need, context_data, scheduled_for, valid_until, status)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      randomUUID(),
      userId,
      fresh.profile.jobType,
      given.need ?? null,
      given.context === null ? null : JSON.stringify(given.context),
      new Date(given.scheduledFor),
      new Date(given.validUntil),
      given.status ?? 'queued',
    ],
  );
}

export async function addPage(fresh: FreshDatabase, userId: string, cacheKey: string, validUntil: number) {
  await fresh.query(
    `INSERT INTO page_cache (id, user_id, cache_key, cache_type, components, valid_until) VALUES (?, ?, ?, 'prediction', '[]', ?)`,
    [randomUUID(), userId, cacheKey, new Date(validUntil)],
  );
}

export async function rowsOf(fresh: FreshDatabase, userId: string): Promise<number> {
  const [row] = await fresh.query('SELECT COUNT(*) AS found FROM generation_queue WHERE user_id = ?', [userId]);
  return Number(row?.found);
}
