import { createClosing } from '@ambia/process';
import type { Bench, Round } from './bench.ts';
import { type Figure, figuresOf } from './figure.ts';
import type { Ground } from './ground.ts';

export interface BenchRun {
  readonly bench: Pick<Bench, 'name' | 'what' | 'against'>;
  readonly figures: readonly Figure[];
  /** As they say themselves; empty where none was needed. */
  readonly servers: readonly string[];
  readonly seconds: number;
  /** Why it has no figures; null where it has. */
  readonly broke: string | null;
}

export interface RunOptions extends Pick<Ground, 'io' | 'scale' | 'signal' | 'say'> {
  readonly rounds: number;
}

/** Servers with much to write and workers that must be ended. */
const CLOSING_MS = 40_000;

/** One bench after another, each on ground of its own. What breaks in one is its result and ends no other. */
export async function runBenches(benches: readonly Bench[], options: RunOptions): Promise<BenchRun[]> {
  const runs: BenchRun[] = [];
  for (const bench of benches) {
    options.signal.throwIfAborted();
    const began = performance.now();
    const broken = (thrown: unknown): BenchRun => {
      if (options.signal.aborted) throw thrown;
      const broke = thrown instanceof Error ? thrown.message : String(thrown);
      options.say(`${bench.name}: broke off: ${broke}`);
      return { bench, figures: [], servers: [], seconds: (performance.now() - began) / 1_000, broke };
    };
    runs.push(await runBench(bench, options).catch(broken));
  }
  return runs;
}

async function runBench(bench: Bench, options: RunOptions): Promise<BenchRun> {
  const began = performance.now();
  const closing = createClosing();
  const servers: string[] = [];
  const say = (line: string) => options.say(`${bench.name}: ${line}`);
  const ranOn = (server: string) => servers.push(server);
  try {
    const rounds = await roundsOf(bench, { ...options, say, closing, ranOn });
    const seconds = (performance.now() - began) / 1_000;
    return { bench, figures: figuresOf(bench, rounds), servers, seconds, broke: null };
  } finally {
    await closing.close({
      deadlineMs: CLOSING_MS,
      report: ({ name, reason }) => say(`${name} did not close (${reason})`),
    });
  }
}

async function roundsOf(bench: Bench, ground: Ground & { readonly rounds: number }): Promise<Round[]> {
  ground.say('making ready');
  const measure = await bench.open(ground);
  const count = bench.rounds ?? ground.rounds;
  const rounds: Round[] = [];
  for (let nth = 1; nth <= count; nth++) {
    ground.signal.throwIfAborted();
    ground.say(`round ${nth} of ${count}`);
    rounds.push(await measure(nth));
  }
  return rounds;
}
