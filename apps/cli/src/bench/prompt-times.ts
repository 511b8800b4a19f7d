import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import {
  type Activity,
  type AnalyzeUserSteps,
  analyzeUser,
  finish,
  fitCalibration,
  type Learned,
  nothingLearned,
  seeded,
} from '@ambia/prediction';
import { busyPerson } from './busy-person.ts';
import { CHAIN_RULES } from './chain-rules.ts';
import { percentile } from './spread.ts';

/** Each a person of their own: before them nothing is compiled that a worker would not have compiled. */
const WARM_UP = 20;
const EVENTS = 5_000;
const OUTCOMES = 2_000;
const NANOS_PER_MS = 1_000_000;
const SLOT = Date.UTC(2026, 10, 22, 8, 35);

interface PromptTimes {
  readonly p99_ms: number;
  readonly p50_ms: number;
  /** Longest time for which the event loop did not turn. */
  readonly stall_ms: number;
}

/** The chain of so many people one after another, everything but the database and Llama; `from`: the first one's number. */
export async function promptTimes(people: number, from: number): Promise<PromptTimes> {
  const learned = someLearned();
  await analyzeAll(WARM_UP, 0, learned);
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const ms = await analyzeAll(people, from, learned);
  loop.disable();
  return { p99_ms: percentile(ms, 0.99), p50_ms: percentile(ms, 0.5), stall_ms: loop.max / NANOS_PER_MS };
}

/** Milliseconds of each, one after another; the loop turns between two. */
async function analyzeAll(people: number, from: number, learned: Learned): Promise<number[]> {
  const ms: number[] = [];
  for (let nth = 0; nth < people; nth++) {
    const activity = busyPerson(EVENTS, SLOT, from + nth + 1);
    await setImmediate();
    const began = performance.now();
    await analyzeUser({ userId: `busy-${nth}`, slot: SLOT }, CHAIN_RULES, steps(activity, learned), NEVER);
    ms.push(performance.now() - began);
    await setImmediate();
  }
  return ms;
}

const NEVER = new AbortController().signal;

/** A world that answers at once; Llama names every candidate. */
function steps(activity: readonly Activity[], learned: Learned): AnalyzeUserSteps {
  return {
    personAt: async () => ({ optedOut: false, timeZone: null, lastSlot: null, answer: null, newestActivity: null }),
    activity: async () => activity,
    learned: async () => learned,
    ask: async ({ document }) => ({
      text: JSON.stringify({ patterns: idsOf(document).map((candidate) => ({ candidate, confidence: 0.9 })) }),
      model: 'bench',
      tokens: { prompt: 0, completion: 0 },
      finishReason: 'stop',
      costUsd: 0,
    }),
    record: async ({ outcome, rows }) => ({
      ...{ counted: true, outcome, queued: rows },
      ...{ alreadyQueued: 0, alreadyCached: 0 },
    }),
  };
}

function idsOf(document: string): string[] {
  const { candidates }: { candidates: string[] } = JSON.parse(document);
  return candidates.flatMap((line) => line.split('|', 1));
}

/** A calibration that decides, as after some weeks. */
function someLearned(): Learned {
  const random = seeded(1);
  const outcomes = Array.from({ length: OUTCOMES }, () => {
    const evidence = random();
    const hit = random() < evidence;
    return { stated: random(), evidence, minutes: 60 * (1 + Math.floor(random() * 4)), hit, recent: true };
  });
  const { llama } = CHAIN_RULES;
  return { ...nothingLearned(llama), calibration: finish(fitCalibration(outcomes, llama)) };
}
