import { lastLines, run } from './command.ts';
import { findProgram } from './program-path.ts';
import { type Site, serverEnv } from './site.ts';

/** A Redis that can be started. */
export interface RedisProgram {
  /** `redis-server` or `valkey-server`. */
  readonly name: string;
  /** The command line without the settings file. */
  readonly command: readonly string[];
  /** `Redis 7.0.15`, `Valkey 8.0.1`. */
  readonly version: string;
}

/** Asks the program for its version, which also shows that it runs here. */
export async function redisProgram(command: readonly string[], site: Site): Promise<RedisProgram> {
  const [program = '', ...args] = command;
  const limits = { timeoutMs: 10_000, signal: site.signal, env: serverEnv(site) };
  const told = await run(program, [...args, '--version'], limits);
  const [, product, number] = /^(Redis|Valkey) server v=([\d.]+)/m.exec(told.stdout) ?? [];
  const file = command.at(-1) ?? '';
  if (told.code !== 0 || product === undefined) throw new Error(`${file} does not run here: ${lastLines(told)}`);
  return { name: file.slice(file.lastIndexOf('/') + 1), command, version: `${product} ${number}` };
}

/** The one on PATH. Rejects with the reason where there is none. */
export async function redisOnPath(site: Site): Promise<RedisProgram> {
  const file = findProgram(['redis-server', 'valkey-server'], site.path);
  if (file === null) throw new Error('neither redis-server nor valkey-server is there');
  return redisProgram([file], site);
}
