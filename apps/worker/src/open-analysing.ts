import { type Database, inspect, openDatabase, openStore, type Profile, type Store, tokensSpent } from '@ambia/db';
import { type Llama, openLlama, STAND_IN_MODEL } from '@ambia/llama';
import { type AnalyzeUserRules, type AnalyzeUserSteps, type EndUnansweredSteps, llamaName } from '@ambia/prediction';
import type { Closing, Log } from '@ambia/process';
import { hurryDelayed, llamaFleet, namedRefusal, openQueues, type Queues, redisTime, saidFirst } from '@ambia/queue';
import { askLlama } from './ask-llama.ts';
import { type Clock, openClock } from './clock.ts';
import type { WorkerConfig } from './config.ts';
import { deadlineMs } from './deadline-ms.ts';
import { type Events, openEvents } from './events.ts';
import { type LearnedCache, openLearnedCache } from './learned-cache.ts';
import { llamaGate } from './llama-gate.ts';
import { openMetrics, type WorkerMetrics } from './metrics.ts';
import { type TokenBudget, tokenBudget } from './token-budget.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A clock that was set wrong is noticed within this time. */
const CLOCK_EVERY_MS = 10_000;

/** Everything outside that analyses need; opened without waiting for any of it. */
export interface Connections {
  readonly queues: Queues;
  readonly clock: Clock;
  readonly llama: Llama;
  readonly db: Database;
  readonly metrics: WorkerMetrics;
  readonly events: Events;
  readonly budget: TokenBudget;
}

/** @param machineTime this machine's own clock, milliseconds since the epoch */
export function openConnections(
  config: WorkerConfig,
  log: Log,
  closing: Closing,
  machineTime: () => number = () => Date.now(),
): Connections {
  const queues = openQueues({ url: config.redis.url, prefix: config.prefix }, (error) =>
    events.trouble('redis', namedRefusal(error)),
  );
  closing.add('queues', () => queues.close());
  const clock = openClock({ now: machineTime, fleetTime: () => redisTime(queues), everyMs: CLOCK_EVERY_MS });
  closing.add('clock', () => clock.stop());
  const llama = openLlama({ ...config.llama, apiKey: config.llama.apiKey ?? 'stand-in' });
  const metrics = openMetrics(queues, llama);
  const events = openEvents(log, metrics);
  const db = openDatabase(config.mysql);
  closing.add('database', () => db.close());
  const budget = openBudget(config, { db, queues, events, now: clock.now });
  return { queues, clock, llama, db, metrics, events, budget };
}

interface BudgetParts extends Pick<Connections, 'db' | 'queues' | 'events'> {
  readonly now: () => number;
}

/** Of all workers that refuse a person, one says so a day. */
function openBudget(config: WorkerConfig, { db, queues, events, now }: BudgetParts): TokenBudget {
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

/** What analyses are performed with. */
export interface Analysing {
  readonly profile: Profile;
  readonly store: Store;
  readonly learned: LearnedCache;
  readonly steps: AnalyzeUserSteps & EndUnansweredSteps;
  readonly rules: AnalyzeUserRules;
}

/** @throws Failure where the database is away or not as expected */
export async function openAnalysing(
  config: WorkerConfig,
  worker: string,
  connections: Connections,
): Promise<Analysing> {
  const { db, events, clock } = connections;
  const profile = await inspect(db, config.generationJobType === null ? {} : { jobType: config.generationJobType });
  const store = openStore(db, profile);
  const report = (error: unknown) => events.trouble('what was learned', error);
  const learned = openLearnedCache({ store, llama: llamaInUse(config), now: clock.now, report });
  await learned.current();
  const steps: AnalyzeUserSteps & EndUnansweredSteps = {
    person: (userId) => store.person(userId),
    personAt: (userId, window) => store.personAt(userId, window),
    activity: (userId, window, limit) => store.activity(userId, window, limit),
    learned: () => learned.current(),
    ask: askStep(config, worker, store, connections),
    record: (analysis) => store.record(analysis, { worker, at: clock.now() }),
  };
  return { profile, store, learned, steps, rules: rulesOf(config) };
}

function askStep(
  config: WorkerConfig,
  worker: string,
  store: Store,
  { queues, llama, events, budget, clock }: Connections,
): AnalyzeUserSteps['ask'] {
  const { now } = clock;
  const { callsPerMinute, timeoutMs } = config.llama;
  const fleet = llamaFleet(queues, { callsPerMinute, callMs: timeoutMs });
  const gapMs = callsPerMinute === null ? 0 : MINUTE_MS / callsPerMinute;
  const returned = () =>
    void hurryDelayed(queues, gapMs).then(events.llamaReturned, (error) => events.trouble('redis', error));
  const gate = llamaGate({ fleet, budget, events, deadlineMs: deadlineMs(config), now, returned });
  return askLlama({ llama, gate, store, events, worker });
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
