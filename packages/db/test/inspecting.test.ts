import { describe, expect, test } from 'vitest';
import { inspect, migrate } from '../src/index.ts';
import { bareDatabase } from './fresh-database.ts';

describe.each([
  { generation: 'A', jobType: 'prediction', other: 'cost_optimization', userTimeIndex: 'idx_user_activity' },
  { generation: 'B', jobType: 'pattern_prediction', other: 'ambient_event', userTimeIndex: null },
] as const)('generation $generation', async ({ generation, jobType, other, userTimeIndex }) => {
  const { db, query } = await bareDatabase({ generation });

  test('says to migrate where our tables are missing', async () => {
    await expect(inspect(db, {})).rejects.toMatchObject({
      kind: 'permanent',
      code: 'DB_SCHEMA',
      message: expect.stringMatching(/ambia_user_state\.user_id.*ambia_run\.slot.*`ambia migrate`/),
    });
    await migrate(db);
  });

  test('is recognised with its job type and its indexes', async () => {
    const profile = await inspect(db, {});
    expect(profile).toMatchObject({ generation, jobType, userTimeIndex, usersTable: generation === 'B' });
    expect(profile.userIndex).toBe(userTimeIndex ?? 'idx_activity_log_user_id');
    expect(profile.server).toMatch(/^(MySQL|MariaDB) \d+\.\d+\.\d+$/);
  });

  test('takes another job type that the column accepts', async () => {
    expect(await inspect(db, { jobType: other })).toMatchObject({ jobType: other });
  });

  test('refuses a job type that the column does not accept, naming those it does', async () => {
    await expect(inspect(db, { jobType: 'made_up' })).rejects.toMatchObject({
      kind: 'permanent',
      code: 'DB_JOB_TYPE',
      message: expect.stringMatching(new RegExp(`${jobType}.*not "made_up"`)),
    });
  });

  test('is refused with every missing column named at once', async () => {
    if (generation === 'B') await query('ALTER TABLE users RENAME COLUMN preferences TO settings');
    await query('ALTER TABLE activity_log RENAME COLUMN query TO words');
    await query('ALTER TABLE generation_queue DROP COLUMN predicted_need');
    const failure = await inspect(db, {}).catch((thrown) => thrown);
    expect(failure).toMatchObject({ kind: 'permanent', code: 'DB_SCHEMA' });
    expect(failure.message).toContain('activity_log.query');
    expect(failure.message).toContain('generation_queue.predicted_need');
    expect(failure.message).not.toContain('ambia migrate');
    if (generation === 'B') expect(failure.message).toContain('users.preferences');
  });
});
