import { readFileSync } from 'node:fs';
import { readSettings, type Settings, SettingsError } from '@ambia/process';
import { scheduleProblem } from '@ambia/queue';

export interface WorkerConfig extends Settings {
  readonly mysql: NonNullable<Settings['mysql']>;
  readonly redis: NonNullable<Settings['redis']>;
}

/** @throws SettingsError with everything that a worker lacks, at once */
export function readConfig(env: Readonly<Record<string, string | undefined>> = process.env): WorkerConfig {
  const settings = readSettings(env, (path) => readFileSync(path, 'utf8'));
  const { mysql, redis, llama } = settings;
  const problems: string[] = [];
  if (!mysql)
    problems.push(
      'DATABASE_URL (or DB_HOST, DB_USER, DB_NAME) is not set: a worker needs the database with activity_log.',
    );
  if (!redis) problems.push('REDIS_URL is not set: a worker needs a Redis, such as redis://127.0.0.1:6379.');
  if (llama.apiKey === null && !llama.standIn) {
    problems.push('TOGETHER_AI_KEY is not set: a worker needs it, or a stand-in (`ambia stand-in`) at STAND_IN_URL.');
  }
  const schedule = scheduleProblem(settings.schedule);
  if (schedule)
    problems.push(`SCHEDULE is no cron pattern (${schedule}): five fields are expected, such as */5 * * * *.`);
  if (!mysql || !redis || problems.length > 0) throw new SettingsError(problems);
  return Object.freeze({ ...settings, mysql, redis });
}
