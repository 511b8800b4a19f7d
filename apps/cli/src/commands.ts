import type { Cli } from './cli.ts';

/** What a command line must know of a command before it names it. */
export interface Listed {
  readonly usage: string;
  readonly summary: string;
  /** The rest: loading what every command works with takes half a second. */
  readonly load: () => Promise<(cli: Cli) => void>;
}

/** In the order of the help. */
export const COMMANDS = {
  start: {
    usage: 'start',
    summary: 'Run everything on this machine: Redis, MySQL, sample activity, a worker, the board, one run at once.',
    load: async () => (await import('./commands/start.ts')).addStart,
  },
  enqueue: {
    usage: 'enqueue <user>',
    summary: 'Analyse one person ahead of everyone who waits.',
    load: async () => (await import('./commands/enqueue.ts')).addEnqueue,
  },
  tick: {
    usage: 'tick',
    summary: 'Begin a run now, besides those of the schedule.',
    load: async () => (await import('./commands/tick.ts')).addTickCommand,
  },
  status: {
    usage: 'status',
    summary: 'Show what is up, what waits, when the next run begins and how the last ones went.',
    load: async () => (await import('./commands/status.ts')).addStatus,
  },
  runs: {
    usage: 'runs',
    summary: 'Show the last runs, newest first.',
    load: async () => (await import('./commands/runs.ts')).addRuns,
  },
  failed: {
    usage: 'failed',
    summary: 'Show who could not be analysed within the last day, or is in quarantine, newest first.',
    load: async () => (await import('./commands/failed.ts')).addFailed,
  },
  retry: {
    usage: 'retry [users...]',
    summary: 'Analyse again, ahead of everyone, those whose last analysis failed within a day.',
    load: async () => (await import('./commands/retry.ts')).addRetry,
  },
  pause: {
    usage: 'pause',
    summary: 'Put the whole fleet to rest: no new jobs, no ticks; jobs in hand are finished.',
    load: async () => (await import('./commands/pause.ts')).addPause,
  },
  resume: {
    usage: 'resume',
    summary: 'Let the fleet work again; one tick catches up for all that were missed.',
    load: async () => (await import('./commands/resume.ts')).addResume,
  },
  predictions: {
    usage: 'predictions <user>',
    summary: 'Show what is queued for one person: this prints their own words.',
    load: async () => (await import('./commands/predictions.ts')).addPredictions,
  },
  explain: {
    usage: 'explain <user>',
    summary: 'Say why each prediction for one person stands or fell: this prints their own words.',
    load: async () => (await import('./commands/explain.ts')).addExplain,
  },
  calibration: {
    usage: 'calibration',
    summary: 'Show what confidences are worth: the current map, its data, and what it changes.',
    load: async () => (await import('./commands/calibration.ts')).addCalibration,
  },
  migrate: {
    usage: 'migrate',
    summary: 'Create the tables that are missing; tables that exist are left as they are.',
    load: async () => (await import('./commands/migrate.ts')).addMigrate,
  },
  import: {
    usage: 'import <file>',
    summary: 'Put an activity log (TSV or CSV, gzip or not) into the database.',
    load: async () => (await import('./commands/import.ts')).addImport,
  },
  backtest: {
    usage: 'backtest <file>',
    summary: 'Replay an activity log and say how good the predictions would have been.',
    load: async () => (await import('./commands/backtest.ts')).addBacktest,
  },
  bench: {
    usage: 'bench [names...]',
    summary: 'Measure how fast everything is, beside its limit or what one would otherwise run.',
    load: async () => (await import('./commands/bench.ts')).addBench,
  },
  'stand-in': {
    usage: 'stand-in',
    summary: 'Run a local program that speaks as Together AI does and picks from the habits it is shown: not a Llama.',
    load: async () => (await import('./commands/stand-in.ts')).addStandIn,
  },
} as const satisfies Readonly<Record<string, Listed>>;

export type CommandName = keyof typeof COMMANDS;
