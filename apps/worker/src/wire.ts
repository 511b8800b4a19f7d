import { inspect, openDatabase, openStore, type Store } from '@ambia/db';
import { type Llama, openLlama, STAND_IN_MODEL } from '@ambia/llama';
import { type AnalyzeUserRules, type AnalyzeUserSteps, llamaName } from '@ambia/prediction';
import { type Closing, type Log, serveHealth } from '@ambia/process';
import {
  addUpkeep,
  keepSchedule,
  llamaPause,
  openAnalyzeConsumer,
  openQueues,
  openTickConsumer,
  openUpkeepConsumer,
  type Queues,
} from '@ambia/queue';
import { analyzeJob, giveUpJob } from './analyze-job.ts';
import { askLlama } from './ask-llama.ts';
import { closeRuns } from './close-runs.ts';
import type { WorkerConfig } from './config.ts';
import { type Events, openEvents } from './events.ts';
import { type LearnedCache, openLearnedCache } from './learned-cache.ts';
import { llamaGate } from './llama-gate.ts';
import { openMetrics } from './metrics.ts';
import { readiness } from './readiness.ts';
import { runTick } from './run-tick.ts';
import { upkeep } from './upkeep.ts';

const now = () => Date.now();

/** Everything a worker is made of, opened in the order in which it is needed; `closing` learns how to undo each. */
export async function openWorker(config: WorkerConfig, worker: string, log: Log, closing: Closing): Promise<void> {
  const reportRedis = (error: unknown) => events.trouble('redis', error);
  const queues = openQueues({ url: config.redis.url, prefix: config.prefix }, reportRedis);
  closing.add('queues', () => queues.close());
  const pause = llamaPause(queues);
  const llama = openLlama(
    { ...config.llama, apiKey: config.llama.apiKey ?? 'stand-in' },
    llamaGate(pause, () => events),
  );
  const metrics = openMetrics(queues, llama);
  const events = openEvents(log, metrics);

  const db = openDatabase(config.mysql);
  closing.add('database', () => db.close());
  const health = await serveHealth({
    ...config.health,
    ready: readiness(db, queues, pause),
    metrics: metrics.registry,
  });
  closing.add('health', () => health.close());
  const profile = await inspect(db, config.generationJobType === null ? {} : { jobType: config.generationJobType });
  const store = openStore(db, profile);
  const watch = closeRuns({ store, events, deadlineMs: deadlineMs(config), now });
  closing.add('run watch', () => watch.stop());
  const reportLearned = (error: unknown) => events.trouble('what was learned', error);
  const learned = openLearnedCache({ store, llama: llamaInUse(config), now, report: reportLearned });
  await learned.current();
  metrics.showLearned(() => learned.shown());
  const schedule = keepSchedule(queues, config.schedule, reportRedis);
  closing.add('schedule watch', () => schedule.stop());
  const consumers = openConsumers(config, worker, { queues, store, events, llama, learned });
  closing.add('consumers', () => consumers.close());
  // A new installation does not wait for the schedule to learn from what it has stored.
  if (learned.shown().learnedAt === null) void addUpkeep(queues).catch(reportRedis);
  log.info(
    {
      worker,
      database: profile.server,
      generation: profile.generation,
      jobType: profile.jobType,
      llama: llamaAddress(config),
    },
    'worker ready',
  );
}

interface ConsumerParts {
  readonly queues: Queues;
  readonly store: Store;
  readonly events: Events;
  readonly llama: Llama;
  readonly learned: LearnedCache;
}

function openConsumers(config: WorkerConfig, worker: string, { queues, store, events, llama, learned }: ConsumerParts) {
  const rules = rulesOf(config);
  const steps: AnalyzeUserSteps = {
    person: (userId) => store.person(userId),
    newestActivity: (userId, window) => store.newestActivity(userId, window),
    activity: (userId, window, limit) => store.activity(userId, window, limit),
    learned: () => learned.current(),
    ask: askLlama({ llama, store, worker }),
    record: (analysis) => store.record(analysis, { worker, at: now() }),
  };
  const parts = { steps, rules, events, deadlineMs: deadlineMs(config), now };
  const options = {
    name: worker,
    lockMs: config.lockSeconds * 1_000,
    report: (error: Error) => events.trouble('queue', error),
  };
  const ticks = openTickConsumer(
    queues,
    { pattern: config.schedule, deadlineMs: deadlineMs(config) },
    (tick, signal) => runTick(tick, { store, queues, events, activeDays: config.activeDays, now }, signal),
    options,
  );
  const analyses = openAnalyzeConsumer(
    queues,
    {
      analyze: (job, signal) => analyzeJob(job, parts, signal),
      gaveUp: (job, failure) => giveUpJob(job, failure, parts),
    },
    { ...options, concurrency: config.workerConcurrency },
  );
  const upkeeps = openUpkeepConsumer(queues, (signal) => upkeep({ store, events, ...rules, now }, signal), options);
  const graceMs = config.shutdownGraceSeconds * 1_000;
  return { close: () => Promise.all([ticks, analyses, upkeeps].map((consumer) => consumer.close(graceMs))) };
}

function rulesOf(config: WorkerConfig): AnalyzeUserRules {
  const { historyDays, confidence, leadMinutes, timeZone, reanalyzeAfterMs, horizonMinutes, calibration } = config;
  const horizonMs = horizonMinutes * 60_000;
  const llama = llamaInUse(config);
  return { historyDays, confidence, leadMinutes, timeZone, reanalyzeAfterMs, horizonMs, calibration, llama };
}

function llamaInUse({ llama }: WorkerConfig): string {
  return llamaName(llama.standIn ? STAND_IN_MODEL : llama.model);
}

function deadlineMs(config: WorkerConfig): number {
  return config.jobDeadlineMinutes * 60_000;
}

function llamaAddress({ llama }: WorkerConfig): string {
  return llama.standIn ? `stand-in at ${llama.baseUrl}` : `${llama.model} at ${llama.baseUrl}`;
}
