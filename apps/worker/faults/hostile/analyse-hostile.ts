import { type Database, inspect, openStore } from '@ambia/db';
import { type AnalyzeUserRules, type AnalyzeUserSteps, analyzeUser, Failure, nothingLearned } from '@ambia/prediction';
import { hostileAnswer } from './answers.ts';
import { foulRows } from './foul-rows.ts';

/** Rows that one answer may bring. */
const MOST_ROWS = 20;
const SECOND_MS = 1_000;

export interface Hostile {
  readonly answers: number;
  /** Answers that could not be read, and so were refused. */
  readonly refused: number;
  readonly rows: number;
  /** In words; empty where everything held. */
  readonly violations: readonly string[];
}

const RULES: AnalyzeUserRules = {
  historyDays: 30,
  confidence: { keep: 0.6, queue: 0.7 },
  leadMinutes: 5,
  timeZone: 'UTC',
  reanalyzeAfterMs: 3_600_000,
  horizonMs: 3_900_000,
  calibration: 'off',
  llama: 'hostile#1',
};

/** The real chain over the real database, with a Llama that means harm: each answer about one of `people`. */
export async function analyseHostile(
  db: Database,
  people: readonly string[],
  { answers, random, now }: { readonly answers: number; readonly random: () => number; readonly now: number },
): Promise<Hostile> {
  const store = openStore(db, await inspect(db, {}));
  const steps = (answer: string): AnalyzeUserSteps => ({
    personAt: (userId, window) => store.personAt(userId, window),
    activity: (userId, window, limit) => store.activity(userId, window, limit),
    learned: async () => nothingLearned(RULES.llama),
    ask: async () => ({
      text: answer,
      tokens: { prompt: 1, completion: 1 },
      model: answer.slice(0, 500),
      finishReason: 'stop',
      costUsd: 0,
    }),
    record: (analysis) => store.record(analysis, { worker: 'hostile', at: now }),
  });
  const violations: string[] = [];
  const expected = new Map<string, number>();
  let refused = 0;
  for (let nth = 0; nth < answers; nth += 1) {
    const userId = people[nth % people.length] ?? '';
    const answer = hostileAnswer(random, people);
    const job = { userId, slot: now + nth * SECOND_MS, always: true } as const;
    try {
      const { queued } = await analyzeUser(job, RULES, steps(answer), new AbortController().signal);
      expected.set(userId, (expected.get(userId) ?? 0) + queued);
      if (queued > MOST_ROWS) violations.push(`answer ${nth} brought ${queued} rows`);
    } catch (thrown) {
      if (!(thrown instanceof Failure) || !thrown.code.startsWith('LLAMA_'))
        violations.push(`answer ${nth}: ${String(thrown)}`);
      refused += 1;
    }
  }
  const { rows, foul } = await foulRows(db, people, expected);
  if ('polluted' in {}) violations.push('the prototype of objects was changed');
  return { answers, refused, rows, violations: [...violations, ...foul] };
}
