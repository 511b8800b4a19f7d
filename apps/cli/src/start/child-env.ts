import type { MysqlAddress, RedisAddress } from '@ambia/backends';
import type { Settings } from '@ambia/process';
import { isSet } from '../config.ts';
import type { Io } from '../io.ts';

type Env = Readonly<Record<string, string>>;

/** What a child is told by us alone: where its servers are, and where it listens. */
const OURS = /^(REDIS_URL|DATABASE_URL|DB_|HEALTH_|BOARD_|STAND_IN_URL)/;
/** What a process needs to know of Llama before it asks it. */
const LLAMA = /^(TOGETHER_|STAND_IN_URL)/;

/** The environment given to us, but for what `start` decides. */
export function inherited(env: Io['env']): Env {
  return pick(env, (name) => !OURS.test(name));
}

/** The same without the key: the board asks nobody anything. */
export function withoutKey(env: Env): Env {
  const keyed = isSet(env, 'TOGETHER_AI_KEY') || isSet(env, 'TOGETHER_AI_KEY_FILE');
  return pick(env, (name) => !(keyed && LLAMA.test(name)));
}

export function redisEnv({ url }: RedisAddress): Env {
  return { REDIS_URL: url };
}

export function mysqlEnv({ host, port, user, password, database }: MysqlAddress): Env {
  return { DB_HOST: host, DB_PORT: String(port), DB_USER: user, DB_PASSWORD: password, DB_NAME: database };
}

export function healthEnv(port: number): Env {
  return { HEALTH_HOST: '127.0.0.1', HEALTH_PORT: String(port) };
}

export function boardEnv(board: Settings['board'], port: number, password: string): Env {
  return {
    BOARD_HOST: board.host,
    BOARD_PORT: String(port),
    BOARD_USER: board.user,
    BOARD_PASSWORD: password,
    BOARD_WRITE: String(board.write),
  };
}

/** What must not differ between `start` and the commands beside it. */
export function agreedEnv(settings: Settings): Env {
  return {
    QUEUE_PREFIX: settings.prefix,
    SCHEDULE: settings.schedule,
    DEFAULT_TIMEZONE: settings.timeZone,
    ACTIVE_DAYS: String(settings.activeDays),
    HISTORY_DAYS: String(settings.historyDays),
    ...(settings.generationJobType === null ? {} : { GENERATION_JOB_TYPE: settings.generationJobType }),
  };
}

function pick(env: Io['env'], keep: (name: string) => boolean): Env {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && keep(entry[0]),
  );
  return Object.fromEntries(kept);
}
