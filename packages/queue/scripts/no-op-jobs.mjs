// The limit of everything that runs on BullMQ and our fan-out:
// node packages/queue/scripts/no-op-jobs.mjs JOBS CONCURRENCY, with REDIS_URL set. Adds jobs as the fan-out does and takes them by a worker that does nothing, over a connection as ioredis makes it, and does
// so a second time; prints {"ms":…} of that, from the first add to the last job's end.

import { analyzeJobs } from '@ambia/prediction';
import { Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { enqueueAll, openQueues } from '../dist/index.js';
import { PEOPLE_KEPT } from '../dist/retention.js';

const [jobs, concurrency] = process.argv.slice(2).map(Number);
const CHUNK = 1_000;
const LOCK_MS = 15_000;

const queues = openQueues({ url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379', prefix: 'no-op' }, () => undefined);
await queues.analyze.waitUntilReady();
const connection = new Redis(queues.settings.url, { maxRetriesPerRequest: null });
let done = 0;
let finished;
const worker = new Worker(queues.analyze.name, async () => undefined, {
  connection,
  prefix: queues.settings.prefix,
  concurrency,
  lockDuration: LOCK_MS,
  ...PEOPLE_KEPT,
});
worker.on('completed', () => {
  done += 1;
  if (done === jobs) finished();
});
await worker.waitUntilReady();
await addAndTake(Date.now());
process.stdout.write(`${JSON.stringify({ ms: await addAndTake(Date.now()) })}\n`);
await worker.close();
await queues.close();
connection.disconnect();

async function addAndTake(slot) {
  done = 0;
  const end = new Promise((resolve) => {
    finished = resolve;
  });
  const began = performance.now();
  for (let from = 0; from < jobs; from += CHUNK) {
    const ids = Array.from(
      { length: Math.min(CHUNK, jobs - from) },
      (_, index) => `user-${String(from + index).padStart(31, '0')}`,
    );
    await enqueueAll(queues, analyzeJobs(slot, ids));
  }
  await end;
  return performance.now() - began;
}
