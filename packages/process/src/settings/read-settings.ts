import type { Env, ReadFile } from './given.ts';
import { type Reading, readVariables } from './reading.ts';
import { brokenRules } from './rule.ts';
import { RULES } from './rules.ts';
import type { BoardSettings, LlamaSettings, MySqlSettings, Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';
import type { Values } from './variables.ts';

/** On top of the longest call to Llama: the time that the rest of a shutdown takes. */
const GRACE_BEYOND_CALL_SECONDS = 5;

/** A stand-in has no limits to respect. */
const CALLS_PER_MINUTE = 600;

/** Beside the lead: as much as several missed runs. */
const HORIZON_BEYOND_LEAD_MINUTES = 60;

/**
 * Reads all settings once. `readFile` is asked for what NAME_FILE variables name.
 * @throws SettingsError with every problem at once.
 */
export function readSettings(env: Env, readFile: ReadFile): Settings {
  const reading = readVariables(env, readFile);
  const problems = [...reading.problems, ...brokenRules(RULES, reading)];
  if (problems.length > 0) throw new SettingsError(problems);
  return frozen(settingsFrom(reading));
}

function settingsFrom(reading: Reading): Settings {
  const { values } = reading;
  return {
    mysql: mysqlFrom(values),
    redis: values.REDIS_URL === undefined ? null : { url: values.REDIS_URL },
    llama: llamaFrom(reading),
    confidence: { keep: values.MIN_CONFIDENCE, queue: values.QUEUE_CONFIDENCE },
    calibration: values.CALIBRATION,
    reanalyzeAfterMs: values.REANALYZE_AFTER,
    horizonMinutes: values.HORIZON_MINUTES ?? HORIZON_BEYOND_LEAD_MINUTES + values.LEAD_MINUTES,
    activeDays: values.ACTIVE_DAYS,
    historyDays: values.HISTORY_DAYS,
    schedule: values.SCHEDULE,
    timeZone: values.DEFAULT_TIMEZONE,
    leadMinutes: values.LEAD_MINUTES,
    jobDeadlineMinutes: values.JOB_DEADLINE_MINUTES,
    generationJobType: values.GENERATION_JOB_TYPE ?? null,
    workerConcurrency: values.WORKER_CONCURRENCY,
    lockSeconds: values.JOB_LOCK_SECONDS,
    shutdownGraceSeconds: values.SHUTDOWN_GRACE_SECONDS ?? values.LLAMA_TIMEOUT_SECONDS + GRACE_BEYOND_CALL_SECONDS,
    prefix: values.QUEUE_PREFIX,
    board: boardFrom(values),
    health: { host: values.HEALTH_HOST, port: values.HEALTH_PORT },
    logLevel: values.LOG_LEVEL,
  };
}

function mysqlFrom(values: Values): MySqlSettings | null {
  const { DATABASE_URL, DB_HOST: host, DB_PORT: port, DB_USER: user, DB_NAME: database } = values;
  if (DATABASE_URL !== undefined) return DATABASE_URL;
  if (host === undefined || user === undefined || database === undefined) return null;
  return { host, port, user, password: values.DB_PASSWORD ?? '', database };
}

function llamaFrom({ values, given }: Reading): LlamaSettings {
  const apiKey = values.TOGETHER_AI_KEY ?? null;
  const standInUrl = given.has('TOGETHER_BASE_URL') ? values.TOGETHER_BASE_URL : values.STAND_IN_URL;
  const standIn = apiKey === null && standInUrl !== undefined;
  return {
    apiKey,
    baseUrl: standIn ? standInUrl : values.TOGETHER_BASE_URL,
    standIn,
    model: values.LLAMA_MODEL,
    concurrency: values.LLAMA_CONCURRENCY,
    callsPerMinute: values.LLAMA_CALLS_PER_MINUTE ?? (apiKey === null ? null : CALLS_PER_MINUTE),
    dailyTokens: values.LLAMA_DAILY_TOKENS ?? null,
    timeoutMs: values.LLAMA_TIMEOUT_SECONDS * 1_000,
    usdPerMillionTokens: values.LLAMA_USD_PER_MILLION_TOKENS,
  };
}

function boardFrom(values: Values): BoardSettings {
  const password = values.BOARD_PASSWORD ?? null;
  const host = values.BOARD_HOST ?? (password === null ? '127.0.0.1' : '0.0.0.0');
  return { host, port: values.BOARD_PORT, user: values.BOARD_USER, password, write: values.BOARD_WRITE };
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
  return Object.freeze(value);
}
