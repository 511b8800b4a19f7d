import type { Cli } from '../cli.ts';
import type { CommonOptions } from '../invocation.ts';
import { type StartOptions, start } from '../start/start.ts';

interface StartFlags extends CommonOptions, Partial<StartOptions> {}

export function addStart(cli: Cli): void {
  cli
    .command('start', [
      ['ambia start', 'until Ctrl-C, on the schedule'],
      ['ambia start --once', 'one run; exit code 0 only if it succeeded'],
      ['ambia start --ephemeral', 'nothing is kept'],
    ])
    .option('--once', 'end after the first run')
    .option('--ephemeral', 'keep nothing of the Redis and the database that are started here')
    .action(({ once = false, ephemeral = false, ...common }: StartFlags) =>
      cli.perform(common, (invocation) => start({ once, ephemeral }, invocation)),
    );
}
