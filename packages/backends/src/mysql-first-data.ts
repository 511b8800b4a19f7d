import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastLines, run } from './command.ts';
import { SMALL, temporaryFlags, userFlags } from './mysql-flags.ts';
import type { MysqlProgram } from './mysql-program.ts';
import { type Site, serverEnv } from './site.ts';

/** Initialising takes 2 s on a quick machine and much longer on a slow disk. */
const PATIENCE_MS = 120_000;

/** `--rpm`: leave the system's own PAM helper alone; `--cross-bootstrap`: no account for this machine's name. */
const INSTALL = ['--rpm', '--cross-bootstrap', '--auth-root-authentication-method=normal', '--skip-test-db'];

/** The installer is a shell script that breaks on a blank in a path: it is shown short links instead. */
function mariadbCommand(program: MysqlProgram, installer: string, data: string, scratch: string): readonly string[] {
  symlinkSync(data, join(scratch, 'first'));
  if (program.tree !== null) symlinkSync(program.tree, join(scratch, 'tree'));
  return [
    ...program.command.slice(0, -1),
    ...(program.tree === null ? [installer] : [join(scratch, 'tree/usr/bin/mariadb-install-db')]),
    '--no-defaults',
    ...INSTALL,
    ...(program.tree === null ? [] : [`--basedir=${join(scratch, 'tree/usr')}`]),
    ...userFlags(),
    `--datadir=${join(scratch, 'first')}`,
    ...temporaryFlags(scratch),
    ...SMALL,
  ];
}

function firstCommand(program: MysqlProgram, data: string, scratch: string): readonly string[] {
  if (program.installer !== null) return mariadbCommand(program, program.installer, data, scratch);
  const place = [...userFlags(), `--datadir=${data}`, ...temporaryFlags(scratch)];
  return [...program.command, '--no-defaults', '--initialize-insecure', ...place, ...SMALL];
}

/**
 * Makes the server's first data. It is made beside and moved into place when complete, so that a start which is killed
 * in the middle leaves nothing that looks like data.
 */
export async function makeFirstData(program: MysqlProgram, data: string, scratch: string, site: Site): Promise<void> {
  mkdirSync(dirname(data), { recursive: true, mode: 0o700 });
  const draft = mkdtempSync(`${data}.new-`);
  const [command = '', ...args] = firstCommand(program, draft, scratch);
  const limits = { timeoutMs: PATIENCE_MS, signal: site.signal, env: serverEnv(site) };
  const finished = await run(command, args, limits);
  if (finished.code !== 0) {
    rmSync(draft, { recursive: true, force: true });
    throw new Error(`${program.version} could not make its first data: ${lastLines(finished)}`);
  }
  renameSync(draft, data);
}

/** SQL with the password, for --init-file. */
export function writeAccounts(scratch: string, sql: string): void {
  writeFileSync(join(scratch, 'accounts.sql'), sql, { mode: 0o600 });
}
