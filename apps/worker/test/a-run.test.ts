import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, world } from './world.ts';

const w = await world();
const PEOPLE = 20;
const now = Date.now();
for (let index = 0; index < PEOPLE; index++) await w.habitual(`habit-${index}`, `  Show Me the News ${index % 3} `);
await w.did('irregular', 'something once', [now - DAY_MS]);
await w.did('just-active', 'still there', [now - 7 * DAY_MS + HOUR_MS]);
await w.did('just-inactive', 'gone', [now - 7 * DAY_MS - HOUR_MS]);
await w.startWorker();
const first = await w.tick();

test('everyone who was active within seven days is analysed once, and nobody else', async () => {
  expect(first).toMatchObject({
    success: true,
    active_users: PEOPLE + 2,
    enqueued: PEOPLE + 2,
    deduplicated: 0,
    kind: 'manual',
  });
  expect(first.outcomes).toMatchObject({ analyzed: PEOPLE + 2, failed: 0, expired: 0 });
  const jobs = await w.queues.analyze.getJobs(['completed', 'failed', 'wait', 'prioritized', 'active', 'delayed']);
  const people = jobs.map((job) => job.data.userId).sort();
  expect(people).toHaveLength(PEOPLE + 2);
  expect(new Set(people).size).toBe(PEOPLE + 2);
  expect(people).toContain('just-active');
  expect(people).not.toContain('just-inactive');
  expect(w.standIn.stats().calls).toBe(PEOPLE + 2);
});

test('every row is one that the generator takes once its time comes', async () => {
  const rows = await w.rows();
  expect(rows).toHaveLength(first.predictions_queued);
  expect(rows.length).toBeGreaterThanOrEqual(PEOPLE);
  for (const { id, scheduled_for, valid_until } of rows) {
    const taken = await w.query(
      `SELECT id FROM generation_queue WHERE status = 'queued' AND scheduled_for <= ? AND valid_until > ? AND attempts < 3
         AND job_type = 'prediction' ORDER BY priority DESC, scheduled_for`,
      [scheduled_for, scheduled_for],
    );
    expect(taken.map((row) => row.id)).toContain(id);
    expect(new Date(valid_until).getTime()).toBeGreaterThan(Date.now());
  }
});

test('the page that the generator makes is the one that the app will look up', async () => {
  for (const row of await w.rows()) {
    const context = typeof row.context_data === 'string' ? JSON.parse(row.context_data) : row.context_data;
    const asked = await w.query('SELECT DISTINCT query FROM activity_log WHERE user_id = ?', [row.user_id]);
    const key = (query: unknown) =>
      createHash('md5')
        .update(`${row.user_id}:${String(query).toLowerCase().trim()}`)
        .digest('hex')
        .slice(0, 16);
    expect(asked.map(({ query }) => key(query))).toContain(key(context.predicted_query));
    expect(context.confidence).toBeGreaterThanOrEqual(0.7);
    expect(row.priority).toBe(Math.round(context.confidence * 100));
  }
});

test('ten more runs queue nothing for the same need', async () => {
  for (let run = 0; run < 10; run++) expect((await w.tick()).predictions_queued).toBe(0);
  expect(await w.rows()).toHaveLength(first.predictions_queued);
});

test('nobody’s words are in Redis', async () => {
  const keys = await w.queues.redis.keys(`${w.queues.settings.prefix}:*`);
  expect(keys.length).toBeGreaterThan(0);
  for (const key of keys) {
    const type = await w.queues.redis.type(key);
    const content =
      type === 'hash'
        ? await w.queues.redis.hgetall(key)
        : type === 'stream'
          ? await w.queues.redis.xrange(key, '-', '+')
          : key;
    expect(JSON.stringify([key, content]).toLowerCase()).not.toMatch(/news|something once|still there/);
  }
});
