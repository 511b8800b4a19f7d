import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WORKER_FLAGS } from '@ambia/process/worker-flags';
import type { Ground } from './ground.ts';

const execute = promisify(execFile);

/** Milliseconds for so many jobs of BullMQ that do nothing, added and taken by one process that has done so before. */
export async function noOpJobs(
  redisUrl: string,
  { jobs, concurrency }: { readonly jobs: number; readonly concurrency: number },
  { io, signal }: Ground,
): Promise<number> {
  const script = join(io.checkout, 'packages/queue/scripts/no-op-jobs.mjs');
  const env = { REDIS_URL: redisUrl, PATH: io.env.PATH ?? '' };
  const args = [...WORKER_FLAGS, script, String(jobs), String(concurrency)];
  const { stdout } = await execute(process.execPath, args, { env, signal });
  const { ms }: { ms: number } = JSON.parse(stdout);
  return ms;
}
