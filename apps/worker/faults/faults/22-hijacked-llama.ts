import type { Fault } from '../fault.ts';
import { analyseHostile, type Hostile } from '../hostile/analyse-hostile.ts';
import type { Stage } from '../stage/stage.ts';

const ANSWERS = 10_000;
const PEOPLE = 400;
/** Side by side, each with people of its own. */
const LANES = 8;

export const hijackedLlama: Fault = {
  number: 22,
  name: 'a hijacked Llama: 10,000 fuzzed answers',
  bar: 'own rows only, at most 20, bounded and clean; 0 violations',
  async run(stage) {
    const people = await stage.people(PEOPLE);
    const results = await Promise.all(
      Array.from({ length: LANES }, (_, lane) => lane).map((lane) =>
        analyseHostile(
          stage.db,
          people.filter((_person, index) => index % LANES === lane),
          { answers: stage.scaled(ANSWERS / LANES), random: stage.random, now: Date.now() },
        ),
      ),
    );
    const violations = [...results.flatMap((result) => result.violations), ...(await strayRows(stage, results))];
    const sum = (of: (result: Hostile) => number) => results.reduce((total, result) => total + of(result), 0);
    const rows = sum((result) => result.rows);
    return {
      figure: `${sum(({ answers }) => answers)} answers, ${sum(({ refused }) => refused)} refused, ${rows} rows, ${violations.length} violations`,
      held: violations.length === 0 && rows > 0,
      notes: violations.slice(0, 10),
    };
  },
};

/** Rows of nobody who was asked about. */
async function strayRows({ db }: Stage, results: readonly Hostile[]): Promise<string[]> {
  const [rows] = await db.pool.query('SELECT COUNT(*) AS n FROM generation_queue');
  const [first] = Array.isArray(rows) ? rows : [];
  const all = first !== undefined && 'n' in first ? Number(first.n) : 0;
  const own = results.reduce((total, result) => total + result.rows, 0);
  return all === own ? [] : [`${all - own} rows of nobody who was asked about`];
}
