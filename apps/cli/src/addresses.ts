import type { MySqlSettings, Settings } from '@ambia/process';
import { redisAddress } from '@ambia/queue';
import { Complaint } from './complaint.ts';
import { isSet } from './config.ts';
import { EXIT } from './exit-codes.ts';
import type { Invocation } from './invocation.ts';
import { readConfig } from './read-config.ts';
import { findRunFile, type RunFile } from './run-file.ts';

/** The settings of this process; where they lack Redis or database, those of the `start` that runs here. */
export function settingsHere({ io, out, dataFolder }: Invocation): Settings {
  const own = readConfig(io.env);
  const running = own.redis !== null && own.mysql !== null ? null : findRunFile(dataFolder);
  const settings = running === null ? own : readConfig({ ...io.env, ...lacking(own, running, io.env) });
  const origin = (configured: boolean) =>
    configured ? 'as configured' : `of the start that runs here (process ${running?.pid})`;
  if (settings.redis) out.detail(`redis     ${redisAddress(settings.redis.url)}, ${origin(own.redis !== null)}`);
  if (settings.mysql) out.detail(`database  ${mysqlPlace(settings.mysql)}, ${origin(own.mysql !== null)}`);
  return settings;
}

/** What `start` says and this process does not: of an address all or nothing. */
function lacking(own: Settings, running: RunFile, env: Invocation['io']['env']): Record<string, string> {
  const ours = (name: string) =>
    (own.redis !== null && name === 'REDIS_URL') || (own.mysql !== null && name.startsWith('DB_')) || isSet(env, name);
  return Object.fromEntries(Object.entries(running.env).filter(([name]) => !ours(name)));
}

/** `host:port/database`, for people. */
export function mysqlPlace({ host, port, database }: Pick<MySqlSettings, 'host' | 'port' | 'database'>): string {
  return `${host}:${port}/${database}`;
}

/** @throws Complaint where there is none */
export function redisOf(settings: Settings): { readonly url: string } {
  return settings.redis ?? notSet('Redis', 'REDIS_URL');
}

/** @throws Complaint where there is none */
export function mysqlOf(settings: Settings): MySqlSettings {
  return settings.mysql ?? notSet('database', 'DB_HOST, DB_NAME and DB_USER (or DATABASE_URL)');
}

function notSet(what: string, names: string): never {
  throw new Complaint(
    EXIT.configuration,
    'NO_ADDRESS',
    `no ${what} is configured and no \`ambia start\` runs here: set ${names}, or run \`ambia start\` beside this`,
  );
}
