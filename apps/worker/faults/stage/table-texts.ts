import type { Database } from '@ambia/db';

/** Each table's whole content as text, to tell whether anything in it changed. */
export async function tableTexts({ pool }: Database, tables: readonly string[]): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const table of tables) {
    const [rows] = await pool.query('SELECT * FROM ?? ORDER BY 1, 2', [table]);
    texts.push(JSON.stringify(rows));
  }
  return texts;
}
