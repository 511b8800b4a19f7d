import type { Stage } from './stage.ts';

const ROUNDS = 40;
const DEADLOCK = 1213;

export interface Crossing {
  readonly writers: number;
  readonly slot: number;
}

/**
 * Writers that lock what a worker's transaction locks, in the other order: first the run's counts, then everybody's
 * state. Returns how often the server broke a deadlock meanwhile, at their expense or at a worker's.
 */
export async function crossWriters(stage: Stage, { writers, slot }: Crossing): Promise<number> {
  const before = await deadlocks(stage);
  await Promise.all(Array.from({ length: writers }, () => crossing(stage, slot)));
  return (await deadlocks(stage)) - before;
}

async function crossing({ db }: Stage, slot: number): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const connection = await db.pool.getConnection();
    try {
      await connection.beginTransaction();
      await connection.query('SELECT slot FROM ambia_run_count WHERE slot = ? FOR UPDATE', [slot]);
      await connection.query('SELECT user_id FROM ambia_user_state FOR UPDATE');
      await connection.commit();
    } catch (error) {
      await connection.rollback();
      if (!(error instanceof Error && 'errno' in error && error.errno === DEADLOCK)) throw error;
    } finally {
      connection.release();
    }
  }
}

/** Since the server was started, as both products count them. */
async function deadlocks({ db }: Stage): Promise<number> {
  const [rows] = await db.pool.query(
    "SELECT count AS n FROM information_schema.INNODB_METRICS WHERE name = 'lock_deadlocks'",
  );
  const [first] = Array.isArray(rows) ? rows : [];
  return first !== undefined && 'n' in first ? Number(first.n) : 0;
}
