import { type DestinationStream, type LogFn, type Logger, type LoggerOptions, pino, stdTimeFunctions } from 'pino';
import { errorLine, isError } from './error-line.ts';
import type { LogLevel } from './settings/settings.ts';

export type Log = Logger;

export interface LogOptions {
  /** Of the process: worker, board. */
  readonly name: string;
  readonly level: LogLevel;
  /** Standard output where absent. */
  readonly destination?: DestinationStream;
}

/** Beyond this depth of a logged object nothing is written: it would be someone's internals. */
const DEEPEST = 5;

/** A log of JSON lines with ISO time. Errors, wherever they stand in what is logged, become an ErrorLine. */
export function openLog({ name, level, destination }: LogOptions): Log {
  const options: LoggerOptions = {
    name,
    level,
    timestamp: stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: (value: unknown) => (isError(value) ? errorLine(value) : value) },
    hooks: { logMethod: logWithoutWords },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

/** Done before the logger sees the arguments, because it takes an error's message as the line's when none is given. */
function logWithoutWords(this: Logger, args: Parameters<LogFn>, method: LogFn): void {
  const [first, ...rest] = args as readonly unknown[];
  const safe = [
    isError(first) ? { err: errorLine(first) } : withoutWords(first, 0),
    ...rest.map((it) => withoutWords(it, 0)),
  ];
  Reflect.apply(method, this, safe);
}

function withoutWords(value: unknown, depth: number): unknown {
  if (isError(value)) return errorLine(value);
  if (typeof value !== 'object' || value === null || hasOwnForm(value)) return value;
  if (depth === DEEPEST) return '…';
  if (Array.isArray(value)) return value.map((it) => withoutWords(it, depth + 1));
  const entries = Object.entries(value).map(([key, it]) => [key, field(key, it, depth)]);
  return Object.fromEntries(entries);
}

function field(key: string, value: unknown, depth: number): unknown {
  return key === 'err' && value != null ? errorLine(value) : withoutWords(value, depth + 1);
}

/** Dates and the like say themselves how they are written. */
function hasOwnForm(value: object): boolean {
  return 'toJSON' in value && typeof value.toJSON === 'function';
}
