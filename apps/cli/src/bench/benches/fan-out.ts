import { setTimeout as after } from 'node:timers/promises';
import { analyzeJobs, manualSlot, windowBefore } from '@ambia/prediction';
import { addTick, openQueues } from '@ambia/queue';
import { until } from '@ambia/stage';
import type { Bench, Round } from '../bench.ts';
import { byTurns } from '../by-turns.ts';
import { type Ground, scaled } from '../ground.ts';
import { watchHeap } from '../heap.ts';
import { type Installation, openInstallation } from '../installation.ts';
import { addActivity, benchPerson } from '../people.ts';
import { watchPing } from '../ping.ts';
import { percentile } from '../spread.ts';

const EVENTS_EACH = 20;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Long for 200,000 people on a slow machine. */
const FAN_OUT_MS = 300_000;
/** Active within a day, three days, a week: so many fan-outs of one table. */
const CROWDS = { few: 10_000, all: 100_000, many: 200_000 };
const ACTIVE = { few: '1', all: '3', many: '7' };
const MB = 1_048_576;
/** As many as the fan-out of a worker adds at once. */
const CHUNK = 25;
/** As fast as raw jobs are added, whatever others wait. */
const LARGE_CHUNK = 1_000;

export const fanOut: Bench = {
  name: 'fan-out',
  what: '100,000 active people in MySQL (2 M events) to 100,000 jobs',
  against: 'raw addBulk of the same jobs in the same chunks with the same options',
  figures: {
    rate: { title: 'rate', unit: 'ratio', bar: { atLeast: 0.8 } },
    rate_large: { title: 'rate, raw in chunks of 1,000', unit: 'ratio' },
    heap_mb: { title: 'heap added, 100,000 people', unit: 'mb', bar: { atMost: 64 } },
    heap_few_mb: { title: 'heap added, 10,000 people', unit: 'mb', bar: { atMost: 64 } },
    heap_many_mb: { title: 'heap added, 200,000 people', unit: 'mb', bar: { atMost: 64 } },
    old_heap_mb: { title: 'of it old objects', unit: 'mb' },
    redis_bytes: { title: 'Redis a job', unit: 'bytes', bar: { atMost: 1_229 } },
    ping_p99_ms: { title: 'PING p99 meanwhile', unit: 'ms', bar: { atMost: 10 } },
    jobs_per_second: { title: 'ours', unit: 'per_second' },
    raw_per_second: { title: 'raw', unit: 'per_second' },
  },
  async open(ground) {
    const installation = await openInstallation(ground);
    ground.say('2 M events of 100,000 people, and 100,000 people more');
    await addCrowds(installation, ground);
    return async (nth) => {
      const { ours, reference } = await byTurns(
        nth,
        () => fannedOut('all', installation, ground),
        () => addedRaw(CHUNK, installation, ground),
      );
      const large = await addedRaw(LARGE_CHUNK, installation, ground);
      const crowds = nth === 1 ? await otherCrowds(installation, ground) : {};
      return {
        rate: ours.perSecond / reference.perSecond,
        rate_large: ours.perSecond / large.perSecond,
        heap_mb: ours.heapMb,
        old_heap_mb: ours.oldHeapMb,
        redis_bytes: ours.redisBytes,
        ping_p99_ms: ours.pingMs,
        jobs_per_second: ours.perSecond,
        raw_per_second: reference.perSecond,
        ...crowds,
      };
    };
  },
};

/** One is enough: what is asked is whether the heap grows with the crowd. */
async function otherCrowds(installation: Installation, ground: Ground): Promise<Round> {
  const few = await fannedOut('few', installation, ground);
  const many = await fannedOut('many', installation, ground);
  return { heap_few_mb: few.heapMb, heap_many_mb: many.heapMb };
}

async function addCrowds({ db }: Installation, ground: Ground): Promise<void> {
  const [few, all, many] = [CROWDS.few, CROWDS.all, CROWDS.many].map((count) => scaled(ground, count));
  const now = Date.now() - HOUR_MS;
  const of = (from = 0, to = 0) => ({ from, people: to - from, days: 28 });
  await addActivity(db, { ...of(0, few), events: EVENTS_EACH, until: now });
  await addActivity(db, { ...of(few, all), events: EVENTS_EACH, until: now - 2 * DAY_MS });
  await addActivity(db, { ...of(all, many), events: 1, until: now - 4 * DAY_MS });
  await db.pool.query('ANALYZE TABLE activity_log');
}

/** A worker's own tick; nobody takes the jobs. */
async function fannedOut(crowd: keyof typeof CROWDS, installation: Installation, ground: Ground) {
  const { fleet, queues, db } = installation;
  const people = scaled(ground, CROWDS[crowd]);
  await queues.redis.flushall();
  const [worker] = await fleet.start(1, { ACTIVE_DAYS: ACTIVE[crowd] });
  if (worker === undefined) throw new Error('no worker was started');
  await queues.analyze.pause();
  const before = await usedMemory(installation);
  const heap = await watchHeap(worker.healthUrl);
  const ping = watchPing(queues.redis);
  const slot = manualSlot(Date.now());
  await addTick(queues, slot);
  const ms = await until('everyone is fanned out', () => fanOutMs(db, slot), {
    ...{ timeoutMs: FAN_OUT_MS, signal: ground.signal },
  });
  const pings = await ping.stop();
  const added = await heap.stop();
  const redisBytes = ((await usedMemory(installation)) - before) / people;
  await expectJobs(installation, people);
  await fleet.close();
  return {
    perSecond: (people * 1_000) / ms,
    heapMb: added.used / MB,
    oldHeapMb: added.old / MB,
    redisBytes,
    pingMs: percentile(pings, 0.99),
  };
}

async function fanOutMs({ pool }: Installation['db'], slot: number): Promise<number | null> {
  const [rows] = await pool.query('SELECT fanned_out_at - started_at AS ms FROM ambia_run WHERE slot = ?', [slot]);
  const [row] = Array.isArray(rows) ? rows : [];
  return row !== undefined && 'ms' in row && row.ms !== null ? Number(row.ms) : null;
}

async function usedMemory({ queues }: Installation): Promise<number> {
  return Number(/used_memory:(\d+)/.exec(await queues.redis.info('memory'))?.[1]);
}

async function expectJobs({ queues }: Installation, people: number): Promise<void> {
  const counts = await queues.analyze.getJobCounts();
  const jobs = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (jobs !== people) throw new Error(`expected ${people} jobs, found ${JSON.stringify(counts)}`);
}

/** The limit: jobs that are all known beforehand, and nobody looks at what addBulk answers. */
async function addedRaw(chunk: number, { redisUrl, queues }: Installation, ground: Ground) {
  const people = scaled(ground, CROWDS.all);
  await queues.redis.flushall();
  const raw = openQueues({ url: redisUrl, prefix: 'raw' }, () => undefined);
  await raw.analyze.waitUntilReady();
  await raw.analyze.pause();
  const chunks = chunksOf(people, chunk);
  await after(SETTLE_MS);
  const began = performance.now();
  for (const jobs of chunks) await raw.analyze.addBulk(jobs);
  const ms = performance.now() - began;
  await raw.close();
  return { perSecond: (people * 1_000) / ms };
}

const SETTLE_MS = 500;

function chunksOf(people: number, size: number) {
  const slot = windowBefore(Date.now(), 1).until;
  return Array.from({ length: Math.ceil(people / size) }, (_, chunk) => {
    const ids = Array.from({ length: Math.min(size, people - chunk * size) }, (_, index) =>
      benchPerson(chunk * size + index),
    );
    return analyzeJobs(slot, ids).map(({ jobId, deduplicationId, data }) => ({
      name: 'analyze-user',
      data,
      opts: { jobId, deduplication: { id: deduplicationId }, priority: 1 },
    }));
  });
}
