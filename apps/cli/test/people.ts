import { randomUUID } from 'node:crypto';
import type { TestPlace } from './place.ts';
import { NOW } from './screen.ts';

/** Somebody who did one thing an hour ago. */
export async function active({ store }: TestPlace, userId: string): Promise<void> {
  await store.importActivities([
    { id: randomUUID(), userId, at: NOW - 3_600_000, query: 'weather', timeOfDay: 'morning', dayOfWeek: 'sunday' },
  ]);
}

/** A prediction of theirs that is still to come, Sunday 20:00 UTC. */
export async function predicted({ query, profile }: TestPlace, userId: string, words: string): Promise<void> {
  const context = {
    pattern_type: 'time_based',
    confidence: 0.83,
    predicted_action: `show ${words}`,
    predicted_query: words,
    trigger_time: '2026-11-22T20:00:00Z',
    reasoning: 'every Sunday evening',
  };
  await query(
    'INSERT INTO generation_queue (id, user_id, job_type, priority, predicted_need, context_data, scheduled_for, valid_until, status) VALUES (?, ?, ?, 83, ?, ?, ?, ?, ?)',
    [
      randomUUID(),
      userId,
      profile.jobType,
      `show ${words}`,
      JSON.stringify(context),
      new Date('2026-11-22T19:55:00Z'),
      new Date('2026-11-22T21:00:00Z'),
      'queued',
    ],
  );
}
