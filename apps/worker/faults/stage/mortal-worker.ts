import { hostname } from 'node:os';
import { setTimeout as after } from 'node:timers/promises';
import { live, openLog, workerName } from '@ambia/process';
import { readConfig } from '@ambia/worker/config';
import { openWorker } from '@ambia/worker/wire';
import { type Die, mortal, PHASES } from './crash-phases.ts';

/** A worker as `main.ts` opens it that dies at CRASH_AT, the CRASH_NTH time it gets there, CRASH_AFTER_MS later. */
const { CRASH_AT, CRASH_NTH = '1', CRASH_AFTER_MS = '0' } = process.env;
const phase = PHASES.find((one) => one === CRASH_AT);
if (phase === undefined) throw new Error(`CRASH_AT: one of ${PHASES.join(', ')} was expected`);

let times = 0;
const die: Die = async () => {
  times += 1;
  if (times >= Number(CRASH_NTH)) {
    if (CRASH_AFTER_MS !== '0') await after(Number(CRASH_AFTER_MS));
    process.kill(process.pid, 'SIGKILL');
  }
  return new Promise(() => undefined);
};

const config = readConfig();
const log = openLog({ name: 'worker', level: config.logLevel });
await live(process, {
  log,
  deadlineMs: 5_000,
  async open(closing) {
    await openWorker(config, workerName(hostname(), process.pid), log, closing, {
      around: (parts) => mortal(parts, phase, die),
    });
  },
});
