import { type Closing, type Log, serveHealth, within } from '@ambia/process';
import { addUpkeep, keepSchedule, type ScheduleRules } from '@ambia/queue';
import { openApart } from './apart/apart.ts';
import type { Clock } from './clock.ts';
import { takesWork } from './clock-state.ts';
import { closeRuns } from './close-runs.ts';
import type { WorkerConfig } from './config.ts';
import { type ConsumerParts, openConsumers } from './consumers.ts';
import { deadlineMs } from './deadline-ms.ts';
import { takeDuties } from './duties.ts';
import type { Events } from './events.ts';
import { onceThere } from './once-there.ts';
import { openAnalysing, openConnections } from './open-analysing.ts';
import { readiness } from './readiness.ts';

/** How long a worker is not called ready for want of a first comparison; where Redis is away it comes later. */
const COMPARED_MS = 2_000;

export type { ConsumerParts };

/** What may be replaced from outside. */
export interface HandedIn {
  /** Between whoever takes jobs and what the work is done with. */
  readonly around?: (parts: ConsumerParts) => ConsumerParts;
  /** What a process for suspects runs. */
  readonly apartProgram?: URL;
  /** This machine's own clock, milliseconds since the epoch. */
  readonly machineTime?: () => number;
}

/** Found from both `src` and `dist`. */
const APART_PROGRAM = new URL('../bin/apart.js', import.meta.url);

/**
 * Everything a worker is made of, opened in the order in which it is needed; `closing` learns how to undo each. A
 * database that is away is waited for, until it is told to close.
 */
export async function openWorker(
  config: WorkerConfig,
  worker: string,
  log: Log,
  closing: Closing,
  { around = (parts) => parts, apartProgram = APART_PROGRAM, machineTime }: HandedIn = {},
): Promise<void> {
  const connections = openConnections(config, log, closing, machineTime);
  const { queues, clock, db, metrics, events, budget } = connections;
  showClock(clock, connections);
  if (config.llama.dailyTokens !== null) metrics.showTokensLeft(() => budget.left());
  const health = await serveHealth({
    ...config.health,
    ready: readiness({ db, queues, budget, clock }),
    metrics: metrics.registry,
  });
  closing.add('health', () => health.close());
  const stopped = new AbortController();
  closing.add('waiting for the database', () => stopped.abort());
  const analysing = await onceThere(() => openAnalysing(config, worker, connections), {
    report: (error) => events.trouble('database', error),
    signal: stopped.signal,
  });
  if (analysing === null) return;
  const { store, learned, profile } = analysing;
  const allowed = () => takesWork(clock.state());
  const watch = closeRuns({ store, events, deadlineMs: deadlineMs(config), now: clock.now, allowed });
  closing.add('run watch', () => watch.stop());
  metrics.showLearned(() => learned.shown());
  const schedule = keepSchedule(queues, scheduleRules(config, clock, events));
  closing.add('schedule watch', () => schedule.stop());
  clock.follow(() => schedule.look());
  const apart = openApart(apartProgram, worker);
  closing.add('processes for suspects', () => apart.close());
  const consumers = openConsumers(config, worker, around({ queues, events, analysing, apart, clock }));
  closing.add('consumers', () => consumers.close());
  clock.follow((state) => takeDuties(consumers, state));
  await within(COMPARED_MS, () => clock.compared);
  // A new installation does not wait for the schedule to learn from what it has stored.
  if (learned.shown().learnedAt === null) void addUpkeep(queues).catch((error) => events.trouble('redis', error));
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

function showClock(clock: Clock, { metrics, events }: Pick<ReturnType<typeof openConnections>, 'metrics' | 'events'>) {
  metrics.showClock(clock.aheadMs);
  clock.follow((state, before) => {
    if (state === 'off' || state === 'far') events.clockWrong(state, clock.aheadMs());
    else if (state === 'right' && before !== 'unknown') events.clockRightAgain();
  });
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

function llamaAddress({ llama }: WorkerConfig): string {
  return llama.standIn ? `stand-in at ${llama.baseUrl}` : `${llama.model} at ${llama.baseUrl}`;
}
