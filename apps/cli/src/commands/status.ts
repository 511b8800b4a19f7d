import { settingsHere } from '../addresses.ts';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { statusText } from '../show/status.ts';
import { statusDocument } from '../show/status-document.ts';
import { databaseState } from '../status/database-state.ts';
import { redisState } from '../status/redis-state.ts';

export function addStatus(cli: Cli): void {
  cli
    .command('status', [
      ['ambia status', 'at a glance'],
      ['ambia status --json', 'for a program; exit code 6 where Redis or the database is away'],
    ])
    .action((options: CommonOptions) => cli.perform(options, status));
}

async function status(invocation: Invocation): Promise<ExitCode> {
  const settings = settingsHere(invocation);
  const now = invocation.io.now();
  const [redis, database] = await Promise.all([redisState(settings, invocation), databaseState(settings, invocation)]);
  invocation.out.result(statusDocument(redis, database), () => statusText(redis, database, now, invocation.out.paint));
  const away = [redis, database].filter((part) => !part.ok);
  for (const { message } of away) invocation.out.say(`ambia: ${message}`);
  return away.find((part) => part.exitCode === EXIT.unreachable)?.exitCode ?? away[0]?.exitCode ?? EXIT.ok;
}
