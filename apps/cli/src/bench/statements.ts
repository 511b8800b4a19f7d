import type { Database } from '@ambia/db';
import { z } from 'zod';

const Counters = z.array(z.object({ Variable_name: z.string(), Value: z.coerce.number() }));

/** Statements that the server was sent since its start, those of transactions included. */
export async function statementsSoFar({ pool }: Database): Promise<number> {
  const [rows] = await pool.query("SHOW GLOBAL STATUS LIKE 'Questions'");
  return Counters.parse(rows)[0]?.Value ?? 0;
}
