import type { Remembered, Store } from '@ambia/db';
import { windowBefore } from '@ambia/prediction';
import { wholeNumber } from '../argument.ts';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { requireActivity } from '../known-user.ts';
import { explainDocument, explainText } from '../show/explain.ts';
import { withStore } from '../wire.ts';

interface ExplainOptions extends CommonOptions {
  readonly days: number;
  readonly limit: number;
}

export function addExplain(cli: Cli): void {
  cli
    .command('explain', [
      ['ambia explain cns0578', 'what is ahead and what the last two days brought'],
      ['ambia explain cns0578 --days 14', 'the last two weeks'],
    ])
    .option('--days <n>', 'how many days back', wholeNumber(1, 60), 2)
    .option('--limit <n>', 'how many predictions at most, newest windows first', wholeNumber(1, 1_000), 50)
    .action((user: string, options: ExplainOptions) =>
      cli.perform(options, (invocation) => explain(user, options, invocation)),
    );
}

function explain(user: string, { days, limit }: ExplainOptions, invocation: Invocation): Promise<ExitCode> {
  const { io, out } = invocation;
  return withStore(invocation, async ({ store, settings }) => {
    const now = io.now();
    const person = await store.person(user);
    const found = person.optedOut ? [] : await consideredBefore(store, user, { now, days, limit });
    if (found.length === 0 && !person.optedOut) await requireActivity(store, user, settings, now);
    const zone = person.timeZone ?? settings.timeZone;
    const shown = { considered: found.slice(0, limit), more: found.length > limit, days };
    const explained = { user, person, ...shown, zone, now, threshold: settings.confidence.queue };
    out.result(explainDocument(explained), () => explainText(explained));
    return EXIT.ok;
  });
}

/** One more than is shown, where there are more. */
function consideredBefore(
  store: Pick<Store, 'consideredOf'>,
  user: string,
  { now, days, limit }: { readonly now: number; readonly days: number; readonly limit: number },
): Promise<Remembered[]> {
  return store.consideredOf(user, { since: windowBefore(now, days).since, limit: limit + 1 });
}
