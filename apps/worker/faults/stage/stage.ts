import { mkdtemp, rm } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { defaultCacheFolder, type MysqlAddress, type RedisAddress } from '@ambia/backends';
import { type Restartable, restartableServers } from '@ambia/backends/servers';
import { type Database, inspect, migrate, openDatabase, openStore, type Store } from '@ambia/db';
import { type Closing, createClosing } from '@ambia/process';
import { openQueues, type Queues } from '@ambia/queue';
import { type Fleet, type LlamaEndpoint, openFleet, openLlamaEndpoint, until } from '@ambia/stage';
import type { Fault } from '../fault.ts';
import { type ActiveWatch, watchActive } from './active-watch.ts';
import { addPeople } from './people.ts';
import { openRuns, type Runs } from './runs.ts';
import { stageEnv } from './stage-env.ts';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/** Where one fault happens: servers, proxies, a Llama and workers of its own. */
export interface Stage {
  /** In [0, 1), by the seed. */
  readonly random: () => number;
  /** Share of people and minutes; see `scaled`. */
  readonly scale: number;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly redis: Restartable<RedisAddress>;
  readonly mysql: Restartable<MysqlAddress>;
  /** Between workers and Redis. */
  readonly redisProxy: TcpProxy;
  /** Between workers and MySQL. */
  readonly mysqlProxy: TcpProxy;
  readonly llama: LlamaEndpoint;
  /** What workers are given: the fault's settings on top of the stage's. */
  readonly env: Readonly<Record<string, string>>;
  readonly fleet: Fleet;
  /** The suite's own way to Redis and MySQL, past the proxies. */
  readonly queues: Queues;
  readonly db: Database;
  readonly store: Store;
  readonly runs: Runs;
  readonly active: ActiveWatch;
  /** So many people more, each with a habit in a wording of their own; see `addPeople`. */
  people(count: number): Promise<readonly string[]>;
  /** A number of people or milliseconds at this scale, at least 1. */
  scaled(full: number): number;
  /** Lets time pass. Rejects where the suite is stopped. */
  pass(ms: number): Promise<void>;
  /** Looks until something is seen; see `until`. */
  until<T>(
    what: string,
    timeoutMs: number,
    look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  ): Promise<T>;
}

export interface StageOptions {
  readonly fault: Pick<Fault, 'settings'>;
  readonly random: () => number;
  readonly scale: number;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

/** For a server with much to write, and a worker that must be killed. */
const CLOSING_MS = 40_000;

/** Builds a stage, performs on it and takes it down in reverse order, whatever came of it. */
export async function withStage<T>(options: StageOptions, perform: (stage: Stage) => Promise<T>): Promise<T> {
  const closing = createClosing();
  try {
    return await perform(await openStage(options, closing));
  } finally {
    await closing.close({
      deadlineMs: CLOSING_MS,
      report: ({ name, reason }) => options.say(`${name} did not close (${reason})`),
    });
  }
}

async function openStage(options: StageOptions, closing: Closing): Promise<Stage> {
  const { fault, scale, signal } = options;
  const { redis, mysql } = await openServers(options, closing);
  const redisProxy = await openTcpProxy(Number(new URL(redis.address.url).port));
  closing.add('Redis proxy', () => redisProxy.close());
  const mysqlProxy = await openTcpProxy(mysql.address.port);
  closing.add('MySQL proxy', () => mysqlProxy.close());
  const llama = await openLlamaEndpoint();
  closing.add('Llama', () => llama.close());
  const db = openDatabase(mysql.address);
  closing.add('database', () => db.close());
  await migrate(db);
  const store = openStore(db, await inspect(db, {}));
  const env = {
    ...stageEnv({ redis: redis.address, mysql: mysql.address, redisProxy, mysqlProxy, llama }),
    ...fault.settings,
  };
  const queues = openQueues({ url: redis.address.url, prefix: env.QUEUE_PREFIX ?? 'ambia' }, () => undefined);
  closing.add('queues', () => queues.close());
  const active = watchActive(queues);
  closing.add('active watch', () => active.stop());
  const fleet = openFleet(env, signal);
  closing.add('fleet', () => fleet.close());
  let people = 0;
  return {
    ...options,
    ...{ redis, mysql, redisProxy, mysqlProxy, llama, env, fleet, queues, db, store, active },
    runs: openRuns(queues, store, signal),
    people(count) {
      people += count;
      return addPeople(db, count, people - count);
    },
    scaled: (full) => Math.max(1, Math.round(full * scale)),
    pass: (ms) => after(ms, undefined, { signal }),
    until: (what, timeoutMs, look) => until(what, look, { timeoutMs, signal }),
  };
}

async function openServers({ signal, say }: StageOptions, closing: Closing) {
  const folder = await mkdtemp(join(tmpdir(), 'ambia-stage-'));
  closing.add('folder', () => rm(folder, { recursive: true, force: true }));
  const { env } = process;
  const servers = restartableServers({
    folder,
    path: env.PATH ?? '',
    cacheFolder: defaultCacheFolder(env, homedir()),
    database: 'ambia',
    say,
    signal,
  });
  const redis = await servers.redis();
  closing.add('Redis', () => redis.stop());
  const mysql = await servers.mysql();
  closing.add('MySQL', () => mysql.stop());
  return { redis, mysql };
}
