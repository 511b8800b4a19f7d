import {
  type Activity,
  type Analysis,
  type AnalyzeUserRules,
  type AnalyzeUserSteps,
  analyzeUser,
  type EndUnansweredSteps,
  endUnanswered,
  type Failure,
  type Learned,
  nothingLearned,
  type Person,
  type StoredAnswer,
} from '../src/index.ts';
import { every } from './days.ts';

export const SLOT = Date.parse('2026-11-22T08:35:00Z'); // a Sunday

export const RULES: AnalyzeUserRules = {
  historyDays: 30,
  confidence: { keep: 0.6, queue: 0.7 },
  leadMinutes: 5,
  timeZone: 'UTC',
  llama: 'played#1',
  reanalyzeAfterMs: 24 * 3_600_000,
  horizonMs: 65 * 60_000,
  calibration: 'auto',
};

/** Four Friday evenings: a habit, and the first candidate wherever nothing else is. */
const FRIDAY_FILMS = every(7, 4, 'Films', '2026-11-20T20:05:00Z');

/** One person at one slot, and what the world outside the chain answers. */
export interface Given {
  /** Ann, where nobody else is named. */
  readonly userId?: string;
  readonly person?: Partial<Person>;
  /** All that the person ever did; the chain is handed what lies in the window it asks for. */
  readonly activity?: readonly Activity[];
  readonly learned?: Learned;
  /** The patterns that Llama answers. */
  readonly answer?: unknown;
  /** Its answer to the letter; null: there is no Llama. */
  readonly text?: string | null;
  /** What asking breaks with. */
  readonly failure?: Failure;
  readonly slot?: number;
  readonly always?: true;
  /** The job was given up before Llama answered. */
  readonly aborted?: true;
  readonly rules?: Partial<AnalyzeUserRules>;
}

/** What the world outside the chain saw of it. */
interface Seen {
  readonly recorded: Analysis[];
  /** The documents that Llama was sent. */
  readonly asked: string[];
  /** How often the person's whole history was read. */
  reads: number;
}

/** Runs the chain for one person with everything outside it played. */
export async function run(given: Given) {
  const { analysis, seen } = played(given);
  const result = await analysis;
  return { result, recorded: seen.recorded[0], asked: seen.asked, reads: seen.reads };
}

/** The same where asking breaks: what it broke with, and what was recorded nevertheless. */
export async function runFailing(given: Given & { readonly failure: Failure }) {
  const { analysis, seen } = played(given);
  const thrown = await analysis.catch((error: unknown) => error);
  return { thrown, ...seen };
}

/** The end of a slot that had no answer. */
export async function runUnanswered(given: Given, outcome: 'failed' | 'expired' = 'expired') {
  const seen: Seen = { recorded: [], asked: [], reads: 0 };
  const { job, rules } = jobOf(given);
  const result = await endUnanswered(job, rules, playedSteps(given, seen), outcome);
  return { result, ...seen };
}

function jobOf({ userId = 'ann', slot, always, rules }: Given) {
  return { job: { userId, slot: slot ?? SLOT, always }, rules: { ...RULES, ...rules } };
}

function played(given: Given) {
  const seen: Seen = { recorded: [], asked: [], reads: 0 };
  const { job, rules } = jobOf(given);
  const signal = given.aborted ? AbortSignal.abort() : new AbortController().signal;
  return { seen, analysis: analyzeUser(job, rules, playedSteps(given, seen), signal) };
}

function playedSteps(given: Given, seen: Seen): AnalyzeUserSteps & EndUnansweredSteps {
  const within = ({ since, until }: { since: number; until: number }) =>
    (given.activity ?? FRIDAY_FILMS).filter(({ at }) => at >= since && at <= until).toSorted((a, b) => b.at - a.at);
  const person = { optedOut: false, timeZone: null, lastSlot: null, answer: null, ...given.person };
  return {
    person: async () => person,
    personAt: async (_userId, window) => ({ newestActivity: within(window)[0]?.at ?? null, ...person }),
    activity: async (_userId, window, limit) => {
      seen.reads++;
      return within(window).slice(0, limit);
    },
    learned: async () => given.learned ?? nothingLearned(RULES.llama),
    ask: async (prompt) => {
      seen.asked.push(prompt.document);
      if (given.failure) throw given.failure;
      return answerTo(given);
    },
    record: async (analysis) => {
      seen.recorded.push(analysis);
      return { counted: true, outcome: analysis.outcome, queued: analysis.rows, alreadyQueued: 0, alreadyCached: 0 };
    },
  };
}

function answerTo({ text, answer = [] }: Given) {
  if (text === null) return null;
  return {
    text: text ?? JSON.stringify({ patterns: answer }),
    model: 'played',
    tokens: { prompt: 10, completion: 5 },
    finishReason: null,
    costUsd: 0.5,
  };
}

/** The answer that the chain stored at `slot`, for a person whom the next slot finds with it. */
export async function answerOf(given: Given): Promise<StoredAnswer> {
  const { recorded } = await run(given);
  if (recorded?.answer === undefined) throw new Error('expected a fresh answer; the chain recorded none');
  return recorded.answer;
}
