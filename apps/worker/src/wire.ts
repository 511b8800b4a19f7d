import { inspect, openDatabase, openStore, type Store } from '@ambia/db';
import { type Llama, openLlama } from '@ambia/llama';
import type { AnalyzeUserRules, AnalyzeUserSteps } from '@ambia/prediction';
import { type Closing, type Log, serveHealth } from '@ambia/process';
import { keepSchedule, llamaPause, openAnalyzeConsumer, openQueues, openTickConsumer, type Queues } from '@ambia/queue';
import { analyzeJob, giveUpJob } from './analyze-job.ts';
import { askLlama } from './ask-llama.ts';
import { closeRuns } from './close-runs.ts';
import type { WorkerConfig } from './config.ts';
import { type Events, openEvents } from './events.ts';
import { llamaGate } from './llama-gate.ts';
import { openMetrics } from './metrics.ts';
import { readiness } from './readiness.ts';
import { runTick } from './run-tick.ts';

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
  const schedule = keepSchedule(queues, config.schedule, reportRedis);
  closing.add('schedule watch', () => schedule.stop());
  const consumers = openConsumers(config, worker, { queues, store, events, llama });
  closing.add('consumers', () => consumers.close());
  log.info(
    {
      worker,
      database: profile.server,
      generation: profile.generation,
      jobType: profile.jobType,
      llama: llamaName(config),
    },
    'worker ready',
  );
}

interface ConsumerParts {
  readonly queues: Queues;
  readonly store: Store;
  readonly events: Events;
  readonly llama: Llama;
}

function openConsumers(config: WorkerConfig, worker: string, { queues, store, events, llama }: ConsumerParts) {
  const steps: AnalyzeUserSteps = {
    person: (userId) => store.person(userId),
    activity: (userId, window, limit) => store.activity(userId, window, limit),
    ask: askLlama({ llama, store, worker }),
    record: (analysis) => store.record(analysis, { worker, at: now() }),
  };
  const parts = { steps, rules: rulesOf(config), events, deadlineMs: deadlineMs(config), now };
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
  const graceMs = config.shutdownGraceSeconds * 1_000;
  return { close: () => Promise.all([ticks.close(graceMs), analyses.close(graceMs)]) };
}

function rulesOf(config: WorkerConfig): AnalyzeUserRules {
  const { historyDays, confidence, leadMinutes, timeZone } = config;
  return { historyDays, confidence, leadMinutes, timeZone };
}

function deadlineMs(config: WorkerConfig): number {
  return config.jobDeadlineMinutes * 60_000;
}

function llamaName({ llama }: WorkerConfig): string {
  return llama.standIn ? `stand-in at ${llama.baseUrl}` : `${llama.model} at ${llama.baseUrl}`;
}
