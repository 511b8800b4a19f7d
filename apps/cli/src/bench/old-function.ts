import type { Database } from '@ambia/db';
import { z } from 'zod';

const Rows = z.array(
  z.object({ query: z.string().nullable(), time_of_day: z.string().nullable(), day_of_week: z.string().nullable() }),
);
const Completion = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })) });
const Patterns = z.object({ patterns: z.array(z.object({ confidence: z.number() })) });

/** What people would otherwise run: one person after another, separate counts in the prompt, a row per pattern. */
export async function oldFunction(db: Database, llamaUrl: string, people: readonly string[]): Promise<void> {
  for (const userId of people) await onePerson(db, llamaUrl, userId);
}

async function onePerson({ pool }: Database, llamaUrl: string, userId: string): Promise<void> {
  const [found] = await pool.query(
    `SELECT query, time_of_day, day_of_week FROM activity_log
     WHERE user_id = ? AND timestamp >= NOW() - INTERVAL 30 DAY ORDER BY timestamp DESC`,
    [userId],
  );
  const rows = Rows.parse(found);
  const counts = [rows.map((row) => row.query), rows.map((row) => row.time_of_day), rows.map((row) => row.day_of_week)];
  const content = JSON.stringify({ counts: counts.map(countsOf), recent: rows.slice(0, 10).map((row) => row.query) });
  const answer = await fetch(`${llamaUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'bench', messages: [{ role: 'user', content }] }),
  });
  const { choices } = Completion.parse(await answer.json());
  const { patterns } = Patterns.parse(JSON.parse(choices[0]?.message.content ?? '{"patterns":[]}'));
  for (const { confidence } of patterns.filter((pattern) => pattern.confidence >= 0.7)) {
    await pool.query(
      `INSERT INTO generation_queue (id, user_id, job_type, priority, scheduled_for, valid_until)
       VALUES (UUID(), ?, 'prediction', ?, NOW(), NOW() + INTERVAL 1 HOUR)`,
      [userId, Math.round(confidence * 100)],
    );
  }
}

function countsOf(values: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value ?? ''] = (counts[value ?? ''] ?? 0) + 1;
  return counts;
}
