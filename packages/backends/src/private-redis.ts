import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RedisAddress } from './address.ts';
import type { PrivateBackend, Way } from './backend.ts';
import type { Guarded } from './guard.ts';
import { noteMaker, refuseForeignData } from './made-by.ts';
import { probeRedis, type RedisInfo } from './redis-probe.ts';
import type { RedisProgram } from './redis-program.ts';
import { redisSettings } from './redis-settings.ts';
import { passwordFor } from './secret.ts';
import { type Site, serverEnv } from './site.ts';
import { type ServerPlan, startServer } from './started-server.ts';

const PROBE_MS = 1_000;

function addressOn(port: number, password: string): RedisAddress {
  return { url: `redis://:${password}@127.0.0.1:${port}` };
}

/** Ready, and the process that our guard started: nobody else has this id and takes this password. */
async function askOurs(server: Guarded, address: RedisAddress): Promise<RedisInfo> {
  const info = await probeRedis(address, PROBE_MS);
  if (info.pid !== server.pid) throw new Error(`another process (${info.pid}) answers on its port`);
  if (info.loading) throw new Error('it still reads its data');
  return info;
}

function redisPlan(program: RedisProgram, site: Site, password: string): ServerPlan<RedisInfo> {
  const { folder } = site;
  const home = (scratch: string) => folder ?? scratch;
  const data = (scratch: string) => join(home(scratch), 'data');
  const settings = (scratch: string) => join(scratch, 'redis.conf');
  return {
    name: program.name,
    grace: folder === null ? 0 : 10,
    env: serverEnv(site),
    log: (scratch) => join(home(scratch), 'server.log'),
    prepare: async (scratch) => {
      mkdirSync(data(scratch), { recursive: true, mode: 0o700 });
      rmSync(join(home(scratch), 'server.log'), { force: true });
    },
    command: (scratch, port) => {
      const how = { bind: '127.0.0.1', port, data: data(scratch), password, persistent: folder !== null } as const;
      writeFileSync(settings(scratch), redisSettings(how), { mode: 0o600 });
      return [...program.command, settings(scratch)];
    },
    ask: (server, port) => askOurs(server, addressOn(port, password)),
  };
}

/** Starts a Redis of our own: loopback only, behind a random password, gone with this process. */
export async function openPrivateRedis(
  program: RedisProgram,
  origin: Way,
  site: Site,
): Promise<PrivateBackend<RedisAddress>> {
  const { folder } = site;
  if (folder !== null) refuseForeignData(join(folder, 'data'), program.version, true);
  const password = passwordFor(folder);
  const { server, port, answer } = await startServer(redisPlan(program, site, password), site);
  if (folder !== null) noteMaker(join(folder, 'data'), answer.version);
  return {
    address: addressOn(port, password),
    origin,
    version: answer.version,
    startedByUs: true,
    pid: server.pid,
    ended: server.ended,
    persistent: folder !== null,
    dataFolder: folder,
    description: `${program.name} ${origin === 'path' ? 'from PATH' : 'unpacked from Debian packages'}, started by us (pid ${server.pid})`,
    stop: server.stop,
  };
}
