import { type Database, inspect, openDatabase, openStore, type Store, tokensSpent } from '@ambia/db';
import { type Llama, openLlama, STAND_IN_MODEL } from '@ambia/llama';
import { type AnalyzeUserRules, type AnalyzeUserSteps, llamaName } from '@ambia/prediction';
import { type Closing, type Log, serveHealth, within } from '@ambia/process';
import {
  addUpkeep,
  hurryDelayed,
  keepSchedule,
  llamaFleet,
  openAnalyzeConsumer,
  openQueues,
  openTickConsumer,
  openUpkeepConsumer,
  type Queues,
  redisTime,
  type ScheduleRules,
  saidFirst,
} from '@ambia/queue';
import { analyzeJob, giveUpJob } from './analyze-job.ts';
import { askLlama } from './ask-llama.ts';
import { type Clock, openClock } from './clock.ts';
import { takesWork } from './clock-state.ts';
import { closeRuns } from './close-runs.ts';
import type { WorkerConfig } from './config.ts';
import { takeDuties } from './duties.ts';
import { type Events, openEvents } from './events.ts';
import { type LearnedCache, openLearnedCache } from './learned-cache.ts';
import { llamaGate } from './llama-gate.ts';
import { noticeReturn } from './llama-return.ts';
import { openMetrics } from './metrics.ts';
import { readiness } from './readiness.ts';
import { runTick } from './run-tick.ts';
import { type TokenBudget, tokenBudget } from './token-budget.ts';
import { upkeep } from './upkeep.ts';

const DAY_MS = 86_400_000;
/** A clock that was set wrong is noticed within this time. */
const CLOCK_EVERY_MS = 10_000;
/** How long a worker is not called ready for want of a first comparison; where Redis is away it comes later. */
const COMPARED_MS = 2_000;

/** Everything a worker is made of, opened in the order in which it is needed; `closing` learns how to undo each. */
export async function openWorker(
  config: WorkerConfig,
  worker: string,
  log: Log,
  closing: Closing,
  machineTime: () => number = () => Date.now(),
): Promise<void> {
  const reportRedis = (error: unknown) => events.trouble('redis', error);
  const queues = openQueues({ url: config.redis.url, prefix: config.prefix }, reportRedis);
  closing.add('queues', () => queues.close());
  const clock = openClock({ now: machineTime, fleetTime: () => redisTime(queues), everyMs: CLOCK_EVERY_MS });
  closing.add('clock', () => clock.stop());
  const { now } = clock;
  const llama = openLlama({ ...config.llama, apiKey: config.llama.apiKey ?? 'stand-in' });
  const metrics = openMetrics(queues, llama);
  const events = openEvents(log, metrics);
  metrics.showClock(clock.aheadMs);
  clock.follow((state, before) => {
    if (state === 'off' || state === 'far') events.clockWrong(state, clock.aheadMs());
    else if (state === 'right' && before !== 'unknown') events.clockRightAgain();
  });

  const db = openDatabase(config.mysql);
  closing.add('database', () => db.close());
  const budget = openBudget(config, { db, queues, events, now });
  if (config.llama.dailyTokens !== null) metrics.showTokensLeft(() => budget.left());
  const health = await serveHealth({
    ...config.health,
    ready: readiness({ db, queues, budget, clock }),
    metrics: metrics.registry,
  });
  closing.add('health', () => health.close());
  const profile = await inspect(db, config.generationJobType === null ? {} : { jobType: config.generationJobType });
  const store = openStore(db, profile);
  const watch = closeRuns({
    store,
    events,
    deadlineMs: deadlineMs(config),
    now,
    allowed: () => takesWork(clock.state()),
  });
  closing.add('run watch', () => watch.stop());
  const reportLearned = (error: unknown) => events.trouble('what was learned', error);
  const learned = openLearnedCache({ store, llama: llamaInUse(config), now, report: reportLearned });
  await learned.current();
  metrics.showLearned(() => learned.shown());
  const schedule = keepSchedule(queues, scheduleRules(config, clock, events));
  closing.add('schedule watch', () => schedule.stop());
  clock.follow(() => schedule.look());
  const consumers = openConsumers(config, worker, { queues, store, events, llama, learned, budget, clock });
  closing.add('consumers', () => consumers.close());
  clock.follow((state) => takeDuties(consumers, state));
  await within(COMPARED_MS, () => clock.compared);
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
  readonly budget: TokenBudget;
  readonly clock: Clock;
}

interface BudgetParts {
  readonly db: Database;
  readonly queues: Queues;
  readonly events: Events;
  readonly now: () => number;
}

/** Of all workers that refuse a person, one says so a day. */
function openBudget(config: WorkerConfig, { db, queues, events, now }: BudgetParts) {
  const say = async (day: number, limit: number) => {
    if (await saidFirst(queues, `tokens-spent:${day}`, DAY_MS)) events.tokensSpent(day, limit);
  };
  return tokenBudget({
    spent: (since, until) => tokensSpent(db, since, until),
    dailyTokens: config.llama.dailyTokens,
    now,
    refused: (day, limit) => void say(day, limit).catch((error) => events.trouble('redis', error)),
  });
}

function openConsumers(config: WorkerConfig, worker: string, parts: ConsumerParts) {
  const { queues, store, events, llama, learned, budget, clock } = parts;
  const { now } = clock;
  const rules = rulesOf(config);
  const fleet = llamaFleet(queues, { callsPerMinute: config.llama.callsPerMinute, callMs: config.llama.timeoutMs });
  const gate = llamaGate({ fleet, budget, events, deadlineMs: deadlineMs(config), now });
  const hurry = () => void hurryDelayed(queues).then(events.llamaReturned, (error) => events.trouble('redis', error));
  const returned = noticeReturn(hurry, now);
  const steps: AnalyzeUserSteps = {
    person: (userId) => store.person(userId),
    newestActivity: (userId, window) => store.newestActivity(userId, window),
    activity: (userId, window, limit) => store.activity(userId, window, limit),
    learned: () => learned.current(),
    ask: askLlama({ llama, gate, store, events, worker, ended: returned }),
    record: (analysis) => store.record(analysis, { worker, at: now() }),
  };
  const analyzeParts = { steps, rules, events, deadlineMs: deadlineMs(config), now };
  const options = {
    name: worker,
    lockMs: config.lockSeconds * 1_000,
    report: (error: Error) => events.trouble('queue', error),
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
      analyze: (job, signal) => analyzeJob(job, analyzeParts, signal),
      gaveUp: (job, failure) => giveUpJob(job, failure, analyzeParts),
    },
    { ...options, concurrency: config.workerConcurrency },
  );
  const upkeeps = openUpkeepConsumer(queues, (signal) => upkeep({ store, events, ...rules, now }, signal), options);
  const graceMs = config.shutdownGraceSeconds * 1_000;
  const close = () => Promise.all([ticks, analyses, upkeeps].map((consumer) => consumer.close(graceMs)));
  return { scheduled: [ticks, upkeeps], analyses, close };
}

function scheduleRules(config: WorkerConfig, clock: Clock, events: Events): ScheduleRules {
  return {
    pattern: config.schedule,
    deadlineMs: deadlineMs(config),
    now: clock.now,
    allowed: () => clock.state() === 'right',
    report: {
      failed: (error) => events.trouble('schedule', error),
      restored: events.scheduleRestored,
      differs: (inForce) => events.scheduleDiffers(config.schedule, inForce),
    },
  };
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
