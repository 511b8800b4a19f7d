import { mysqlOf, settingsHere } from '../addresses.ts';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { type ImportRules, importFile } from '../import/import-file.ts';
import { openSource } from '../import/source.ts';
import { watchImport } from '../import/watch.ts';
import { interruption } from '../interruption.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { importText } from '../show/import.ts';
import { storeOf, withDatabase } from '../wire.ts';

interface ImportOptions extends CommonOptions {
  readonly strict?: boolean;
  readonly dryRun?: boolean;
}

const FORMAT = `
A line per event, separated by tabs or commas, with a header that names user, ts (or timestamp, time) and
what (or query), or without one in this order. Times are local (2014-02-02 00:41) in DEFAULT_TIMEZONE; all of them are
shifted by the most whole weeks that leave no event in the future. A line that cannot be read is reported with its
number, counted and left out. Rows keep their identity: importing a file again changes nothing, and in a later week it
moves the same rows. An event is at most 500 characters long, and a user 36.`;

export function addImport(cli: Cli): void {
  cli
    .command('import', [
      ['ambia import activity.tsv.gz', 'a file'],
      ['zcat *.gz | ambia import -', 'standard input'],
      ['ambia import activity.csv --dry-run', 'only say what would happen'],
    ])
    .option('--strict', 'stop at the first line that cannot be read, before anything is imported (exit code 65)')
    .option('--dry-run', 'read the file and say what would happen')
    .addHelpText('after', FORMAT)
    .action((file: string, options: ImportOptions) =>
      cli.perform(options, (invocation) => importCommand(file, options, invocation)),
    );
}

/** What is left to do after an interruption is to remove a temporary file. */
const LAST_RESORT_MS = 5_000;

type Target = Parameters<typeof importFile>[1];

async function importCommand(file: string, options: ImportOptions, invocation: Invocation): Promise<ExitCode> {
  const settings = settingsHere(invocation);
  const { signal, release } = interruption(invocation.io, LAST_RESORT_MS);
  const rules = { zone: settings.timeZone, now: invocation.io.now(), strict: options.strict ?? false, signal };
  const load = (store: Target) => imported(file, store, rules, invocation);
  try {
    if (options.dryRun) return await load(null);
    return await withDatabase(invocation, mysqlOf(settings), async (db) => load((await storeOf(db, settings)).store));
  } finally {
    release();
  }
}

async function imported(file: string, store: Target, rules: ImportRules, { io, out }: Invocation): Promise<ExitCode> {
  const source = await openSource(file, io, rules.signal);
  const watch = watchImport(out);
  try {
    const report = await importFile(source, store, rules, watch);
    watch.end();
    out.result({ file: source.name, dry_run: store === null, time_zone: rules.zone, ...report }, () =>
      importText(source.name, report, store === null),
    );
    return EXIT.ok;
  } finally {
    watch.end();
    await source.close();
  }
}
