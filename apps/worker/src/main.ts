import { hostname } from 'node:os';
import { asFailure } from '@ambia/prediction';
import { createClosing, ListenError, onSignals, openLog, SettingsError, workerName } from '@ambia/process';
import { readConfig, type WorkerConfig } from './config.ts';
import { openWorker } from './wire.ts';

/** On top of the grace for jobs in hand: what closing connections may take. */
const CLOSING_MS = 3_000;

async function main(config: WorkerConfig): Promise<void> {
  const log = openLog({ name: 'worker', level: config.logLevel });
  const worker = workerName(hostname(), process.pid);
  const closing = createClosing();
  const deadlineMs = config.shutdownGraceSeconds * 1_000 + CLOSING_MS;
  const stop = async (why: string) => {
    log.info({ worker, why }, 'worker stopping');
    await closing.close({ deadlineMs, report: (problem) => log.warn(problem, 'did not close') });
    if (process.connected) process.disconnect();
  };
  onSignals(process, stop, { lastResortMs: deadlineMs + CLOSING_MS });
  // Whoever started us with a channel wants us gone when they are.
  if (process.connected) process.once('disconnect', () => stop('parent gone'));
  try {
    await openWorker(config, worker, log, closing);
  } catch (thrown) {
    const refused = thrown instanceof ListenError;
    const { code, message } = refused ? thrown : asFailure(thrown);
    log.fatal({ code }, message);
    process.exitCode = refused ? thrown.exitCode : 1;
    await stop('could not start');
  }
}

try {
  await main(readConfig());
} catch (thrown) {
  if (!(thrown instanceof SettingsError)) throw thrown;
  process.stderr.write(`${thrown.problems.join('\n')}\n`);
  process.exitCode = thrown.exitCode;
}
