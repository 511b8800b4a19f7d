// What a tick costs Redis in memory: node packages/queue/scripts/redis-memory.mjs [people], after a build, with REDIS_URL set
// to a Redis of its own: the numbers are of the whole server.
import { analyzeJobs, Failure } from '@ambia/prediction';
import { enqueueAll, openAnalyzeConsumer, openQueues } from '../dist/index.js';

const people = Number(process.argv[2] ?? 100_000);
const PAGE = 1_000;
const MB = 1_048_576;
const DONE = {
  outcome: 'unchanged',
  patterns: 0,
  queued: 0,
  alreadyQueued: 0,
  alreadyCached: 0,
  novel: 0,
  leftOut: { malformed: 0, beyondLimit: 0, overlong: 0, tooFar: 0 },
  tokens: 0,
};

const queues = openQueues(
  { url: process.env.REDIS_URL ?? 'redis://127.0.0.1:6379', prefix: 'memory' },
  () => undefined,
);

async function used() {
  const info = await queues.redis.info('memory');
  return Number(/used_memory:(\d+)/.exec(info)?.[1]);
}

function say(what, bytes, jobs) {
  process.stdout.write(
    `${what.padEnd(34)}${(bytes / MB).toFixed(1).padStart(8)} MB${(bytes / jobs).toFixed(0).padStart(8)} bytes a job\n`,
  );
}

async function tick(slot) {
  for (let from = 0; from < people; from += PAGE) {
    const ids = Array.from(
      { length: Math.min(PAGE, people - from) },
      (_, index) => `user-${String(from + index).padStart(31, '0')}`,
    );
    await enqueueAll(queues, analyzeJobs(slot, ids));
  }
}

async function work(analyze) {
  const consumer = openAnalyzeConsumer(
    queues,
    { analyze, gaveUp: async () => undefined },
    { name: 'memory', concurrency: 200, lockMs: 60_000, report: () => undefined },
  );
  while ((await queues.analyze.getJobCountByTypes('prioritized', 'waiting', 'active')) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await consumer.close(5_000);
}

await queues.analyze.waitUntilReady();
const base = await used();
const slot = Date.now();
await tick(slot);
say(`${people} waiting`, (await used()) - base, people);
await work(async () => DONE);
say('all done, as many kept as are', (await used()) - base, await queues.analyze.getCompletedCount());
await tick(slot + 300_000);
await work(() => Promise.reject(new Failure('permanent', 'LLAMA_REFUSED', 'the request was refused')));
const [completed, failed] = [await queues.analyze.getCompletedCount(), await queues.analyze.getFailedCount()];
say('and one of which all failed', (await used()) - base, completed + failed);
process.stdout.write(
  `kept: ${completed} completed, ${failed} failed, ${await queues.redis.xlen(queues.analyze.toKey('events'))} events\n`,
);
await queues.redis.flushall();
await queues.close();
