import { readFileSync } from 'node:fs';
import { readSettings, type Settings, SettingsError } from '@ambia/process/settings';
import { scheduleProblem } from '@ambia/queue';
import type { Io } from './io.ts';

/** @throws SettingsError with every problem at once */
export function readConfig(env: Io['env']): Settings {
  const settings = readSettings(env, (path) => readFileSync(path, 'utf8'));
  const problem = scheduleProblem(settings.schedule);
  if (problem === null) return settings;
  throw new SettingsError([
    `SCHEDULE is no cron pattern (${problem}): expected five fields, such as */5 * * * *; correct it or remove it.`,
  ]);
}
