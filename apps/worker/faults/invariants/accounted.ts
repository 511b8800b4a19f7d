import type { Stage } from '../stage/stage.ts';
import type { Allowance } from './invariants.ts';
import { some } from './some.ts';

interface RunCount {
  readonly slot: string;
  readonly complete: boolean;
  readonly enqueued: number;
  /** Raw: a summary calls those expired whom nobody counted. */
  readonly counted: number;
  readonly analyzed: number;
}

/** Everyone who was enqueued ended exactly once, and Llama answered for everyone who was analysed. */
export async function unaccounted(stage: Stage, { openRuns = false, lostRuns }: Allowance): Promise<string[]> {
  const runs = await runCounts(stage);
  const closed = runs.filter(({ complete }) => complete);
  const answered = new Set(stage.llama.journal.answered().map(({ person }) => person));
  const analysed = await analysedPeople(stage);
  const asked = runs.reduce((sum, run) => sum + run.analyzed, 0);
  return [
    ...some(
      'people lost',
      closed
        .filter((run) => run.counted < run.enqueued && !lostRuns?.has(run.slot))
        .map((run) => `${run.enqueued - run.counted} of run ${run.slot}`),
    ),
    ...some(
      'people counted twice',
      closed
        .filter((run) => run.counted > run.enqueued)
        .map((run) => `${run.counted - run.enqueued} of run ${run.slot}`),
    ),
    ...(openRuns
      ? []
      : some(
          'runs without an end',
          runs.filter(({ complete }) => !complete).map(({ slot }) => slot),
        )),
    ...some(
      'analysed without an answer',
      analysed.filter((person) => !answered.has(person)),
    ),
    ...(asked > stage.llama.journal.answered().length
      ? [`${asked} analysed, but Llama answered ${stage.llama.journal.answered().length} calls`]
      : []),
  ];
}

async function runCounts({ db }: Stage): Promise<RunCount[]> {
  const [rows] = await db.pool.query(
    `SELECT slot, finished_at, enqueued, COALESCE(counted, 0) AS counted, COALESCE(analyzed, 0) AS analyzed
     FROM ambia_run LEFT JOIN (
       SELECT slot AS counted_slot, SUM(people) AS counted, SUM(CASE WHEN outcome = 'analyzed' THEN people ELSE 0 END) AS analyzed
       FROM ambia_run_count GROUP BY slot) AS counts ON counted_slot = slot
     ORDER BY slot`,
  );
  if (!Array.isArray(rows)) return [];
  return rows.map((row) => ({
    slot: 'slot' in row ? new Date(Number(row.slot)).toISOString() : '',
    complete: 'finished_at' in row && row.finished_at !== null,
    enqueued: 'enqueued' in row ? Number(row.enqueued) : 0,
    counted: 'counted' in row ? Number(row.counted) : 0,
    analyzed: 'analyzed' in row ? Number(row.analyzed) : 0,
  }));
}

async function analysedPeople({ db }: Stage): Promise<string[]> {
  const [rows] = await db.pool.query(`SELECT user_id FROM ambia_user_state WHERE outcome = 'analyzed'`);
  return Array.isArray(rows) ? rows.map((row) => ('user_id' in row ? String(row.user_id) : '')) : [];
}
