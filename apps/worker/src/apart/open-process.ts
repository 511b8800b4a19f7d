import { asFailure } from '@ambia/prediction';
import { live, openLog } from '@ambia/process';
import { blockLimitMs, watchForBlocks } from '../block-watch.ts';
import { readConfig } from '../config.ts';
import { type Analysing, openAnalysing, openConnections } from '../open-analysing.ts';

const CLOSING_MS = 3_000;

/** The life of a process for suspects, until the worker that started it lets go or is gone. */
export async function openApartProcess(process: NodeJS.Process, serve: (parts: Analysing) => void): Promise<void> {
  const [worker = ''] = process.argv.slice(2);
  try {
    const config = readConfig();
    const log = openLog({ name: 'apart', level: config.logLevel });
    await live(process, {
      log,
      deadlineMs: CLOSING_MS,
      async open(closing) {
        const watch = watchForBlocks(blockLimitMs(config));
        closing.add('block watch', () => watch.stop());
        serve(await openAnalysing(config, worker, openConnections(config, log, closing)));
      },
    });
  } catch (error) {
    process.stderr.write(`A process for suspects could not start. ${asFailure(error).message}\n`);
    process.exitCode = 1;
  }
}
