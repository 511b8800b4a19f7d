import { join } from 'node:path';
import { WORKER_FLAGS } from '@ambia/process/worker-flags';
import type { Invocation } from '../invocation.ts';
import { type Child, startChild } from './child.ts';
import { healthEnv, inherited, mysqlEnv, redisEnv } from './child-env.ts';
import { freePort } from './free-port.ts';
import type { Parts } from './parts.ts';
import { untilReady } from './ready.ts';

/** Starts a worker and hands it out when it can work. @throws Complaint where it ends instead */
export async function startWorker(
  { backends, llama, folder, onStart, signal }: Parts,
  { io }: Invocation,
): Promise<Child> {
  const port = (await freePort('127.0.0.1', 0)) ?? 0;
  const env = {
    ...inherited(io.env),
    ...redisEnv(backends.redis.address),
    ...mysqlEnv(backends.mysql.address),
    ...llama.env,
    ...healthEnv(port),
  };
  const worker = startChild({
    name: 'worker',
    flags: WORKER_FLAGS,
    main: join(io.checkout, 'apps/worker/bin/worker.js'),
    env,
    folder: folder.path,
  });
  onStart(worker);
  const end = await untilReady(worker, [{ url: `http://127.0.0.1:${port}/readyz` }], signal);
  if (end !== null) throw worker.complaint(end);
  return worker;
}
