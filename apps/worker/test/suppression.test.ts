import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { HOUR_MS, world } from './world.ts';

describe.each(['A', 'B'] as const)('generation %s', async (generation) => {
  const w = await world({ generation });
  await w.habitual('old-row', 'Evening News');
  await w.habitual('live-page', 'Evening News');
  await w.habitual('neither', 'Evening News');
  const hour = new Date(w.habitHour);
  const jobType = generation === 'A' ? 'prediction' : 'pattern_prediction';
  const cacheType = 'prediction';
  const sql = (at: Date) => at.toISOString().slice(0, 19).replace('T', ' ');
  await w.query(
    `INSERT INTO generation_queue (id, user_id, job_type, priority, predicted_need, context_data, scheduled_for, valid_until, status)
     VALUES ('00000000-0000-4000-8000-000000000001', 'old-row', ?, 80, 'read news', ?, ?, ?, 'queued')`,
    [
      jobType,
      JSON.stringify({ predicted_query: ' evening NEWS', confidence: 0.8 }),
      sql(hour),
      sql(new Date(hour.getTime() + HOUR_MS)),
    ],
  );
  const key = createHash('md5').update('live-page:evening news').digest('hex').slice(0, 16);
  await w.query(
    `INSERT INTO page_cache (id, user_id, cache_key, cache_type, query, components, valid_until) VALUES ('page', 'live-page', ?, ?, 'x', '[]', ?)`,
    [key, cacheType, sql(new Date(Date.now() + HOUR_MS))],
  );

  test('a row that the old function wrote and a live page each suppress theirs; two workers leave one row for the third', async () => {
    await Promise.all([w.startWorker(), w.startWorker()]);
    const summary = await w.tick();
    expect(summary).toMatchObject({ success: true, predictions_queued: 1 });
    const rows = await w.rows();
    expect(rows.map((row) => row.user_id)).toEqual(['neither', 'old-row']);
    expect(rows[0]?.job_type).toBe(jobType);
  });
});
