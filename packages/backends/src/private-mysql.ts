import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { MysqlAddress } from './address.ts';
import type { PrivateBackend, Way } from './backend.ts';
import type { Guarded } from './guard.ts';
import { noteMaker, refuseForeignData } from './made-by.ts';
import { accountsSql, MYSQL_USER } from './mysql-accounts.ts';
import { makeFirstData, writeAccounts } from './mysql-first-data.ts';
import { mysqlFlags } from './mysql-flags.ts';
import { probeMysql } from './mysql-probe.ts';
import type { MysqlProgram } from './mysql-program.ts';
import { passwordFor } from './secret.ts';
import { type Site, serverEnv } from './site.ts';
import { type ServerPlan, startServer } from './started-server.ts';

const PROBE_MS = 1_000;

/** The server writes its process id once it has the port and before it greets: both together prove that it is ours. */
async function askOurs(server: Guarded, port: number, scratch: string): Promise<string> {
  const file = join(scratch, 'mysql.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0;
  if (pid !== server.pid) throw new Error('it has not taken its port yet');
  return (await probeMysql({ host: '127.0.0.1', port }, PROBE_MS)).version;
}

/** Drafts of first data that nobody completed. */
function removeDrafts(data: string): void {
  if (!existsSync(dirname(data))) return;
  for (const name of readdirSync(dirname(data))) {
    if (name.startsWith('data.new-')) rmSync(join(dirname(data), name), { recursive: true, force: true });
  }
}

function mysqlPlan(program: MysqlProgram, site: Site, password: string): ServerPlan<string> {
  const { folder } = site;
  const home = (scratch: string) => folder ?? scratch;
  const data = (scratch: string) => join(home(scratch), 'data');
  return {
    name: program.name,
    grace: folder === null ? 0 : 10,
    env: serverEnv(site),
    log: (scratch) => join(home(scratch), 'server.log'),
    prepare: async (scratch) => {
      removeDrafts(data(scratch));
      rmSync(join(home(scratch), 'server.log'), { force: true });
      writeAccounts(scratch, accountsSql(site.database, password));
      if (existsSync(data(scratch))) return;
      if (folder !== null) noteMaker(data(scratch), program.version);
      await makeFirstData(program, data(scratch), scratch, site);
    },
    command: (scratch, port) => [
      ...program.command,
      ...mysqlFlags(program, { data: data(scratch), scratch, port, persistent: folder !== null }),
    ],
    ask: askOurs,
  };
}

/** Starts a MySQL or MariaDB of our own: loopback only, one account with a random password, gone with this process. */
export async function openPrivateMysql(
  program: MysqlProgram,
  origin: Way,
  site: Site,
): Promise<PrivateBackend<MysqlAddress>> {
  const { folder, database } = site;
  if (folder !== null) refuseForeignData(join(folder, 'data'), program.version, false);
  const password = passwordFor(folder);
  const { server, port, answer } = await startServer(mysqlPlan(program, site, password), site);
  return {
    address: { host: '127.0.0.1', port, user: MYSQL_USER, password, database },
    origin,
    version: answer,
    startedByUs: true,
    pid: server.pid,
    ended: server.ended,
    persistent: folder !== null,
    dataFolder: folder,
    description: `${program.name} ${origin === 'path' ? 'from PATH' : 'unpacked from Debian packages'}, started by us (pid ${server.pid})`,
    stop: server.stop,
  };
}
