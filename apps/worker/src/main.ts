import { hostname } from 'node:os';
import { asFailure } from '@ambia/prediction';
import { ListenError, live, openLog, SettingsError, workerName } from '@ambia/process';
import { blockLimitMs, watchForBlocks } from './block-watch.ts';
import { readConfig } from './config.ts';
import { openWorker } from './wire.ts';

/**
 * On top of the grace for jobs in hand, what closing may take: a second for their last words and 150 ms for each of the
 * nine others. With the last resort half a second later a worker ends within its grace and 3 s.
 */
const CLOSING_MS = 2_500;

try {
  const config = readConfig();
  const log = openLog({ name: 'worker', level: config.logLevel });
  const worker = workerName(hostname(), process.pid);
  await live(process, {
    log,
    deadlineMs: config.shutdownGraceSeconds * 1_000 + CLOSING_MS,
    open: async (closing) => {
      const watch = watchForBlocks(blockLimitMs(config));
      closing.add('block watch', () => watch.stop());
      await openWorker(config, worker, log, closing);
    },
  });
} catch (error) {
  const known = error instanceof SettingsError || error instanceof ListenError;
  process.stderr.write(`${known ? error.message : `The worker could not start. ${asFailure(error).message}`}\n`);
  process.exitCode = known ? error.exitCode : 1;
}
