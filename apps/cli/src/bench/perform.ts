import { setMaxListeners } from 'node:events';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { interruption } from '../interruption.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { benchDocument, benchText } from '../show/bench.ts';
import { BENCHES } from './benches/all.ts';
import { chooseBenches } from './choose.ts';
import { runBenches } from './run-benches.ts';

export interface BenchAsked extends CommonOptions {
  readonly rounds: number;
  readonly scale: number;
}

/** Servers and workers have to end first. */
const LAST_RESORT_MS = 60_000;

/** `ambia bench [NAMES]`. A bar that was missed is a result, and no failure; a bench that broke off is one. */
export async function perform(
  names: readonly string[],
  { rounds, scale }: BenchAsked,
  { io, out }: Invocation,
): Promise<ExitCode> {
  const benches = chooseBenches(names, BENCHES);
  const { signal, release } = interruption(io, LAST_RESORT_MS);
  setMaxListeners(0, signal);
  try {
    const runs = await runBenches(benches, { io, signal, rounds, scale, say: out.say });
    out.result(benchDocument(runs, { rounds, scale }), () => benchText(runs, { rounds, scale }));
    return runs.every(({ broke }) => broke === null) ? EXIT.ok : EXIT.failed;
  } finally {
    release();
  }
}
