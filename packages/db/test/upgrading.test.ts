import { describe, expect, test } from 'vitest';
import { inspect, migrate } from '../src/index.ts';
import { bareDatabase } from './fresh-database.ts';
import { MIGRATIONS, SECOND } from './migrations.ts';
import { SLOT, user } from './sample.ts';

/** The tables that the second migration adds; the third only adds a column. */
const ADDED = ['ambia_answer', 'ambia_considered', 'ambia_learned'];

describe.each(['A', 'B', 'empty'] as const)(
  'an installation of before predictions were remembered (%s)',
  async (generation) => {
    const bare = await bareDatabase({ generation });

    test('is refused until it is migrated', async () => {
      await migrate(bare.db);
      await bare.query(`DROP TABLE ${ADDED.join(', ')}`);
      await bare.query('ALTER TABLE ambia_user_state DROP COLUMN seen_slot');
      await bare.query('ALTER TABLE ambia_run DROP COLUMN skipped_slots');
      await bare.query('DELETE FROM ambia_migrations WHERE created_at >= ?', [SECOND]);
      await bare.query('INSERT INTO ambia_user_state (user_id, last_slot, updated_at) VALUES (?, ?, ?)', [
        user(1),
        SLOT,
        SLOT,
      ]);
      await expect(inspect(bare.db)).rejects.toMatchObject({
        kind: 'permanent',
        code: 'DB_SCHEMA',
        message: expect.stringMatching(
          /ambia_user_state\.seen_slot, ambia_run\.skipped_slots, ambia_answer\.user_id.*`ambia migrate`/,
        ),
      });
    });

    test('gains what is new and keeps what it knew', async () => {
      expect(await migrate(bare.db)).toEqual({ applied: MIGRATIONS - 1 });
      await inspect(bare.db);
      expect(await bare.query('SELECT last_slot, seen_slot FROM ambia_user_state')).toEqual([
        { last_slot: SLOT, seen_slot: null },
      ]);
    });

    test('is finished where the upgrade was cut off, wherever that was', async () => {
      await bare.query('DROP TABLE ambia_learned');
      await bare.query('DELETE FROM ambia_migrations WHERE created_at >= ?', [SECOND]);
      expect(await migrate(bare.db)).toEqual({ applied: MIGRATIONS - 1 });
      await inspect(bare.db);
    });

    test('is told to migrate also where only a column of ours is missing', async () => {
      await bare.query('ALTER TABLE ambia_user_state DROP COLUMN seen_slot');
      await expect(inspect(bare.db)).rejects.toMatchObject({
        code: 'DB_SCHEMA',
        message: expect.stringMatching(/missing in the database: ambia_user_state\.seen_slot; run `ambia migrate`/),
      });
    });
  },
);

describe('an installation that lost an old table', async () => {
  const bare = await bareDatabase({ generation: 'A' });

  test('is refused as before', async () => {
    await migrate(bare.db);
    await bare.query('DROP TABLE page_cache');
    await bare.query('DELETE FROM ambia_migrations ORDER BY created_at DESC LIMIT 2');
    await expect(migrate(bare.db)).rejects.toMatchObject({ code: 'DB_PARTIAL_SCHEMA' });
  });
});
