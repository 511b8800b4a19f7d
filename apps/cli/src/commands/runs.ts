import { wholeNumber } from '../argument.ts';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { runsTable } from '../show/summary.ts';
import { withStore } from '../wire.ts';

interface RunsOptions extends CommonOptions {
  readonly limit: number;
}

export function addRuns(cli: Cli): void {
  cli
    .command('runs', [
      ['ambia runs', 'the last 10'],
      ['ambia runs --limit 100 --json', 'the last 100, for a program'],
    ])
    .option('--limit <n>', 'how many at most', wholeNumber(1, 1_000), 10)
    .action((options: RunsOptions) => cli.perform(options, (invocation) => runs(options, invocation)));
}

function runs({ limit }: RunsOptions, invocation: Invocation): Promise<ExitCode> {
  return withStore(invocation, async ({ store }) => {
    const found = await store.recentRuns(limit);
    const none = 'no run yet: `ambia tick` begins one';
    invocation.out.result({ runs: found }, () => (found.length === 0 ? none : runsTable(found)));
    return EXIT.ok;
  });
}
