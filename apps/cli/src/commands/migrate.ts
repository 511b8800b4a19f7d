import { mysqlOf, mysqlPlace, settingsHere } from '../addresses.ts';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { counted } from '../show/amounts.ts';
import { pairs } from '../table.ts';
import { migratedStore, withDatabase } from '../wire.ts';

export function addMigrate(cli: Cli): void {
  cli
    .command('migrate', [
      ['ambia migrate', 'of the database that DB_HOST, DB_NAME, … name'],
      ['ambia migrate --json', 'the same, for a program'],
    ])
    .action((options: CommonOptions) => cli.perform(options, migrate));
}

async function migrate(invocation: Invocation): Promise<ExitCode> {
  const settings = settingsHere(invocation);
  const address = mysqlOf(settings);
  return withDatabase(invocation, address, async (db) => {
    const { applied, profile } = await migratedStore(db, settings);
    const { server, generation, jobType } = profile;
    const { host, port, database } = address;
    invocation.out.result({ applied, server, host, port, database, generation, job_type: jobType }, () =>
      pairs([
        ['database', `${server} at ${mysqlPlace(address)}`],
        ['tables', `generation ${generation}, job_type ${jobType}`],
        ['migrations', applied === 0 ? 'none was missing' : `${counted(applied, 'migration')} applied`],
      ]),
    );
    return EXIT.ok;
  });
}
