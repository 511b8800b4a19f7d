import {
  type Activity,
  type Analysis,
  type AnalyzeUserRules,
  type AnalyzeUserSteps,
  analyzeUser,
  type Person,
} from '../src/index.ts';

export const SLOT = Date.parse('2026-11-22T08:35:00Z'); // a Sunday
const RULES: AnalyzeUserRules = {
  historyDays: 30,
  confidence: { keep: 0.6, queue: 0.7 },
  leadMinutes: 5,
  timeZone: 'UTC',
};

/** Runs the chain for one person with everything outside it played; says what it recorded and whether it asked. */
export async function run(given: {
  person?: Partial<Person>;
  activity?: Activity[];
  answer?: unknown;
  text?: string;
  slot?: number;
}) {
  const recorded: Analysis[] = [];
  const asked: string[] = [];
  const steps: AnalyzeUserSteps = {
    person: async () => ({ optedOut: false, timeZone: null, lastSlot: null, ...given.person }),
    activity: async () => given.activity ?? [{ at: SLOT - 86_400_000, action: 'query', query: 'Films' }],
    ask: async (prompt) => {
      asked.push(prompt.document);
      return {
        text: given.text ?? JSON.stringify({ patterns: given.answer ?? [] }),
        model: 'played',
        tokens: { prompt: 10, completion: 5 },
        finishReason: null,
        costUsd: 0.5,
      };
    },
    record: async (analysis) => {
      recorded.push(analysis);
      return { counted: true, outcome: analysis.outcome, queued: analysis.rows, alreadyQueued: 0, alreadyCached: 0 };
    },
  };
  const result = await analyzeUser(
    { userId: 'ann', slot: given.slot ?? SLOT },
    RULES,
    steps,
    new AbortController().signal,
  );
  return { result, recorded: recorded[0], asked };
}
