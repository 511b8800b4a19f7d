import { wholeNumber } from '../argument.ts';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { failedDocument, failedTable } from '../show/failed.ts';
import { withStore } from '../wire.ts';

interface FailedOptions extends CommonOptions {
  readonly limit: number;
}

export function addFailed(cli: Cli): void {
  cli
    .command('failed', [
      ['ambia failed', 'the last 50 people: their ids, why, and how their newest run ended'],
      ['ambia failed --limit 1000 --json', 'the last 1000, for a program'],
    ])
    .option('--limit <n>', 'how many at most', wholeNumber(1, 100_000), 50)
    .action((options: FailedOptions) => cli.perform(options, (invocation) => failed(options, invocation)));
}

function failed({ limit }: FailedOptions, invocation: Invocation): Promise<ExitCode> {
  const { io, out } = invocation;
  return withStore(invocation, async ({ store }) => {
    const found = await store.recentFailures(io.now(), { limit });
    const none = 'nobody failed within the last day';
    out.result({ failed: found.map(failedDocument) }, () => (found.length === 0 ? none : failedTable(found, io.now())));
    return EXIT.ok;
  });
}
