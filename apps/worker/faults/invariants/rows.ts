import { liveRows, type StagedRow } from '../stage/rows.ts';
import type { Stage } from '../stage/stage.ts';
import { some } from './some.ts';

/** No two live rows of one person and need overlap, and every row has an answer of Llama behind it. */
export async function illRows(stage: Stage): Promise<string[]> {
  const rows = await liveRows(stage.db);
  const answered = new Set(stage.llama.journal.answered().map(({ person }) => person));
  return [
    ...some('rows doubled', doubled(rows)),
    ...some(
      'rows without an answer',
      rows.filter(({ userId }) => !answered.has(userId)).map(({ id }) => id),
    ),
  ];
}

function doubled(rows: readonly StagedRow[]): string[] {
  const byNeed = new Map<string, StagedRow[]>();
  const found: string[] = [];
  for (const row of rows) {
    const key = JSON.stringify([row.userId, row.need]);
    const others = byNeed.get(key) ?? [];
    if (others.some((other) => row.from < other.until && other.from < row.until)) found.push(`${row.userId} ${row.id}`);
    byNeed.set(key, [...others, row]);
  }
  return found;
}
