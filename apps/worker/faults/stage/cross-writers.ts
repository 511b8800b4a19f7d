import type { Stage } from './stage.ts';

const ROUNDS = 40;
const DEADLOCK = 1213;

export interface Crossing {
  readonly writers: number;
  readonly slot: number;
  readonly people: readonly string[];
}

/**
 * Writers that lock what a worker's transaction locks, in the other order: first the run's counts, then people. Returns
 * how often the server had to break a deadlock at their expense; as often again it was a worker's.
 */
export async function crossWriters(stage: Stage, { writers, slot, people }: Crossing): Promise<number> {
  const seen = await Promise.all(Array.from({ length: writers }, () => crossing(stage, slot, people)));
  return seen.reduce((sum, one) => sum + one, 0);
}

async function crossing({ db, random }: Stage, slot: number, people: readonly string[]): Promise<number> {
  let deadlocks = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const connection = await db.pool.getConnection();
    const person = people[Math.floor(random() * people.length)];
    try {
      await connection.beginTransaction();
      await connection.query('SELECT * FROM ambia_run_count WHERE slot = ? FOR UPDATE', [slot]);
      await connection.query('SELECT * FROM ambia_user_state WHERE user_id >= ? LIMIT 20 FOR UPDATE', [person]);
      await connection.commit();
    } catch (error) {
      if (error instanceof Error && 'errno' in error && error.errno === DEADLOCK) deadlocks += 1;
      await connection.rollback();
    } finally {
      connection.release();
    }
  }
  return deadlocks;
}
