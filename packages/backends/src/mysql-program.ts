import { realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lastLines, run } from './command.ts';
import { mysqlVersion } from './mysql-greeting.ts';
import { findProgram } from './program-path.ts';
import { type Site, serverEnv } from './site.ts';

/** A MySQL-family server that can be started. */
export interface MysqlProgram {
  /** `mysqld` or `mariadbd`. */
  readonly name: string;
  /** The command line without flags. */
  readonly command: readonly string[];
  /** Where the program's own files are, if not where it was built for. */
  readonly tree: string | null;
  /** `mariadb-install-db`; null where the server initialises its data itself. */
  readonly installer: string | null;
  /** `MariaDB 10.11.18`, `MySQL 9.7.4`. */
  readonly version: string;
}

/** `mysqld  Ver 9.7.4 for Linux on x86_64 (…)`, `mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu …` */
function versionIn(told: string): string | null {
  const raw = /\bVer (\d+\.\d+\.\d+\S*)/.exec(told)?.[1];
  return raw === undefined ? null : mysqlVersion(raw);
}

/** Asks the program for its version, which also shows that it runs here, and looks for what first data needs. */
export async function mysqlProgram(
  command: readonly string[],
  site: Site,
  tree: string | null = null,
): Promise<MysqlProgram> {
  const [program = '', ...args] = command;
  const limits = { timeoutMs: 10_000, signal: site.signal, env: serverEnv(site) };
  const told = await run(program, [...args, '--no-defaults', '--version'], limits);
  const file = command.at(-1) ?? '';
  const version = versionIn(told.stdout);
  if (told.code !== 0 || version === null) throw new Error(`${file} does not run here: ${lastLines(told)}`);
  // Beside the server first: where both products are installed, each has its own tools.
  const beside = [join(dirname(realpathSync(file)), '../bin'), dirname(file)].join(':');
  const installer = version.startsWith('MariaDB')
    ? findProgram(['mariadb-install-db', 'mysql_install_db'], `${beside}:${site.path}:/usr/bin`)
    : null;
  if (version.startsWith('MariaDB') && installer === null)
    throw new Error(`${file} is there, but mariadb-install-db, which makes its first data, is not`);
  return { name: file.slice(file.lastIndexOf('/') + 1), command, tree, installer, version };
}

/** The one on PATH. Rejects with the reason where there is none. */
export async function mysqlOnPath(site: Site): Promise<MysqlProgram> {
  const file = findProgram(['mysqld', 'mariadbd'], site.path);
  if (file === null) throw new Error('neither mysqld nor mariadbd is there');
  return mysqlProgram([file], site);
}
