import { join } from 'node:path';
import type { MysqlProgram } from './mysql-program.ts';

/** Small files and little memory, for a first start in seconds. `loose-` is for what only one of the products knows. */
export const SMALL = [
  '--innodb-buffer-pool-size=64M',
  '--loose-innodb-log-file-size=8M',
  '--loose-innodb-redo-log-capacity=8388608',
  // Native asynchronous I/O needs kernel limits that containers often lack.
  '--innodb-use-native-aio=0',
];

/** What the server must be told as long as it runs; also right for the public container images. */
export const RUNNING = [
  ...SMALL,
  '--character-set-server=utf8mb4',
  '--default-time-zone=+00:00',
  '--skip-log-bin',
  '--skip-name-resolve',
  '--performance-schema=OFF',
  '--loose-mysqlx=OFF',
];

/** Loss of power may lose everything: it is thrown away at the end. */
export const THROWN_AWAY = ['--innodb-flush-log-at-trx-commit=0', '--skip-innodb-doublewrite'];

/** For a program that was unpacked somewhere else than it was built for. */
function treeFlags(tree: string | null): readonly string[] {
  if (tree === null) return [];
  return [
    `--basedir=${tree}/usr`,
    `--lc-messages-dir=${tree}/usr/share/mysql`,
    `--plugin-dir=${tree}/usr/lib/mysql/plugin`,
    `--character-sets-dir=${tree}/usr/share/mysql/charsets`,
  ];
}

/** Both products refuse to run as root until told that it is meant. */
export function userFlags(): readonly string[] {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}

/**
 * A folder of its own for temporary tables: a server that starts removes every `#sql…` file of the folder it is given,
 * and in a common one those are the tables that another server works with.
 */
export function temporaryFlags(scratch: string): readonly string[] {
  return [`--tmpdir=${scratch}`];
}

export interface MysqlPlace {
  readonly data: string;
  readonly scratch: string;
  readonly port: number;
  readonly persistent: boolean;
}

/** Everything the server is told, whatever my.cnf says. */
export function mysqlFlags(program: MysqlProgram, place: MysqlPlace): readonly string[] {
  return [
    '--no-defaults',
    ...treeFlags(program.tree),
    ...userFlags(),
    ...temporaryFlags(place.scratch),
    `--datadir=${place.data}`,
    `--socket=${join(place.scratch, 'mysql.sock')}`,
    `--pid-file=${join(place.scratch, 'mysql.pid')}`,
    `--init-file=${join(place.scratch, 'accounts.sql')}`,
    `--port=${place.port}`,
    '--bind-address=127.0.0.1',
    ...RUNNING,
    ...(place.persistent ? [] : THROWN_AWAY),
    // Built-in default: a folder that only a system-wide installation has. MariaDB has no such default.
    ...(program.version.startsWith('MySQL') ? ['--secure-file-priv=NULL'] : []),
  ];
}
