import { randomUUID } from 'node:crypto';
import type { Analysis, Considered, QueueRow, StoredAnswer } from '@ambia/prediction';
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
  const from = given.from ?? scheduledFor;
  const validUntil = given.validUntil ?? from + HOUR;
  return {
    id: `row-${userId.slice(-6)}-${need.slice(0, 8)}-${scheduledFor / 1_000}`,
    userId,
    priority: 85,
    predictedNeed: need,
    context: {
      pattern_type: 'time_based',
      confidence: 0.85,
      decided_by: 'llama',
      llama_confidence: 0.85,
      calibrated_confidence: 0.78,
      evidence_confidence: 0.74,
      evidence: '3 of the last 4 Sundays',
      predicted_action: need,
      predicted_query: need,
      trigger_time: new Date(scheduledFor).toISOString(),
      window: { from: new Date(from).toISOString(), until: new Date(validUntil).toISOString() },
      reasoning: 'every Sunday',
      novel: false,
      slot: new Date(SLOT).toISOString(),
      model: 'stand-in',
    },
    from,
    scheduledFor,
    validUntil,
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
    considered: [],
    ...given,
  };
}

/** A unit whose window opens two hours after the slot and is an hour long, or as given. */
export function unit(userId: string, need: string, given: Partial<Considered> = {}): Considered {
  const from = given.from ?? SLOT + 2 * HOUR;
  return {
    id: `unit-${userId.slice(-6)}-${need.slice(0, 8)}-${from / 1_000}`,
    userId,
    slot: SLOT,
    need,
    from,
    until: from + HOUR,
    scheduledFor: from,
    stated: 0.65,
    evidence: 2 / 3,
    kept: '3 of the last 4 Sundays',
    calibrated: 0.1 + 0.2,
    confidence: 0.65,
    decidedBy: 'llama',
    ruling: 'below_threshold',
    llama: 'stand-in#2',
    ...given,
  };
}

/** The answer of a person who checks the weather on Sundays. */
export function storedAnswer(given: Partial<StoredAnswer> = {}): StoredAnswer {
  return {
    slot: SLOT,
    asked: [{ need: 'weather', recurs: 'daily', day: 20_000, start: 8, length: 2 }],
    seen: SLOT,
    zone: 'Europe/Berlin',
    llama: 'stand-in#2',
    model: 'stand-in',
    patterns: [
      {
        type: 'time_based',
        need: 'weather',
        query: 'Weather 🌦',
        action: 'look at the weather',
        novel: false,
        days: ['sunday'],
        from: '08:00',
        minutes: 60,
        peakMinutes: 30,
        stated: 0.8,
        evidence: 2 / 3,
        kept: '3 of the last 4 Sundays',
        reasoning: 'every Sunday',
      },
    ],
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
