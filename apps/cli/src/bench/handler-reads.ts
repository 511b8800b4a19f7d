import type { Database } from '@ambia/db';
import { z } from 'zod';

const Counters = z.array(z.object({ Variable_name: z.string(), Value: z.coerce.number() }));

/** Rows and index entries that the server read for the statements of `work`, which has the only connection of `db`. */
export async function handlerReads({ pool }: Database, work: () => Promise<unknown>): Promise<number> {
  await pool.query('FLUSH STATUS');
  await work();
  const [rows] = await pool.query("SHOW SESSION STATUS LIKE 'Handler_read%'");
  return Counters.parse(rows).reduce((sum, { Value }) => sum + Value, 0);
}
