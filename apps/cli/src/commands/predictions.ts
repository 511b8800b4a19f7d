import type { Cli } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { requireActivity } from '../known-user.ts';
import { predictionsDocument } from '../show/document.ts';
import { predictionsTable } from '../show/predictions.ts';
import { withStore } from '../wire.ts';

interface PredictionsOptions extends CommonOptions {
  readonly all?: boolean;
}

export function addPredictions(cli: Cli): void {
  cli
    .command('predictions', [
      ['ambia predictions cns0578', 'what is still to come'],
      ['ambia predictions cns0578 --all', 'also what is over'],
    ])
    .option('--all', 'also rows that are no longer valid')
    .action((user: string, options: PredictionsOptions) =>
      cli.perform(options, (invocation) => predictions(user, options, invocation)),
    );
}

function predictions(user: string, { all = false }: PredictionsOptions, invocation: Invocation): Promise<ExitCode> {
  const { io, out } = invocation;
  return withStore(invocation, async ({ store, settings }) => {
    const found = await store.predictions(user, io.now(), { all });
    if (found.length === 0) await requireActivity(store, user, settings, io.now());
    const zone = (await store.person(user)).timeZone ?? settings.timeZone;
    const none = all ? 'nothing was ever queued' : 'nothing is queued (--all: also what is over)';
    out.result({ user, ...predictionsDocument(found, zone) }, () =>
      found.length === 0 ? `${user}: ${none}` : predictionsTable(found, zone),
    );
    return EXIT.ok;
  });
}
