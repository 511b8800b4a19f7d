import { readFileSync } from 'node:fs';
import { readSettings, type Settings, SettingsError } from '@ambia/process';

/** All settings, and a Redis whose queues can be shown. */
export type BoardConfig = Settings & { readonly redis: NonNullable<Settings['redis']> };

/** @throws SettingsError with every problem at once */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): BoardConfig {
  const settings = readSettings(env, (path) => readFileSync(path, 'utf8'));
  if (settings.redis !== null) return Object.freeze({ ...settings, redis: settings.redis });
  throw new SettingsError([
    'REDIS_URL is missing: expected the Redis that holds the jobs, as redis://user:password@host:port; set REDIS_URL or REDIS_URL_FILE, or let `ambia start` run a Redis and the board together.',
  ]);
}
