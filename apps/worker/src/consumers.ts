import { openAnalyzeConsumer, openTickConsumer, openUpkeepConsumer, type Queues } from '@ambia/queue';
import { analyzeJob, giveUpJob } from './analyze-job.ts';
import type { Apart } from './apart/apart.ts';
import type { Clock } from './clock.ts';
import type { WorkerConfig } from './config.ts';
import { deadlineMs } from './deadline-ms.ts';
import type { Events } from './events.ts';
import type { Analysing } from './open-analysing.ts';
import { runTick } from './run-tick.ts';
import { upkeep } from './upkeep.ts';

export interface ConsumerParts {
  readonly queues: Queues;
  readonly events: Events;
  readonly analysing: Analysing;
  readonly apart: Apart;
  readonly clock: Clock;
}

/** Whoever takes jobs of the three queues; nobody does before the clock was compared. */
export function openConsumers(config: WorkerConfig, worker: string, parts: ConsumerParts) {
  const { queues, events, analysing, apart, clock } = parts;
  const { now } = clock;
  const { store, steps, rules } = analysing;
  const analyzeParts = { steps, rules, events, apart, failures: store, deadlineMs: deadlineMs(config), now };
  const options = {
    name: worker,
    lockMs: config.lockSeconds * 1_000,
    report: (error: unknown) => events.trouble('queue', error),
    paused: true,
    behindMs: () => (clock.state() === 'off' ? Math.max(0, -clock.aheadMs()) : 0),
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
      analyze: (job, signal, past) => analyzeJob(job, analyzeParts, signal, past),
      gaveUp: (job, failure, past) => giveUpJob(job, failure, past, analyzeParts),
    },
    { ...options, concurrency: config.workerConcurrency },
  );
  const upkeeps = openUpkeepConsumer(queues, (signal) => upkeep({ store, events, ...rules, now }, signal), options);
  const graceMs = config.shutdownGraceSeconds * 1_000;
  const close = () => Promise.all([ticks, analyses, upkeeps].map((consumer) => consumer.close(graceMs)));
  return { scheduled: [ticks, upkeeps], analyses, close };
}
