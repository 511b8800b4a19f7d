import { fraction, wholeNumber } from '../argument.ts';
import { type BenchAsked, perform } from '../bench/perform.ts';
import type { Cli } from '../cli.ts';

const HELP = `
Benches: fan-out, unchanged, llama-bound, sequential, rows, rows-b, write, prompt, start; on demand tick-1m.

Every figure is taken beside its reference in the same run, by turns, on a Redis and a MySQL of its own with workers as
processes: compare ratios, not seconds. The table shows the median of the rounds, their least and greatest, and the bar.
A bar that is missed is a result: the exit code stays 0. What else runs on the machine shows in the spread.`;

export function addBench(cli: Cli): void {
  cli
    .command('bench', [
      ['ambia bench', 'everything but tick-1m: some ten minutes on two cores'],
      ['ambia bench fan-out unchanged', 'these alone'],
      ['ambia bench write --rounds 7 --json', 'more rounds, every value of each'],
      ['ambia bench tick-1m --scale 0.1', 'with a tenth of the people'],
    ])
    .option('--rounds <n>', 'how often ours and its reference are measured', wholeNumber(1, 100), 3)
    .option('--scale <share>', 'share of the full size; the bars speak of 1', fraction, 1)
    .addHelpText('after', HELP)
    .action((names: string[], options: BenchAsked) =>
      cli.perform(options, (invocation) => perform(names, options, invocation)),
    );
}
