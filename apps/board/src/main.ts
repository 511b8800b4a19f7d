import { ListenError, type Log, live, openLog, SettingsError } from '@ambia/process';
import { type BoardConfig, readConfig } from './config.ts';
import { type Board, openBoard } from './wire.ts';

const CLOSING_MS = 2_500;

try {
  const config = readConfig();
  const log = openLog({ name: 'board', level: config.logLevel });
  await live(process, {
    log,
    deadlineMs: CLOSING_MS,
    open: async (closing) => announce(await openBoard(config, log, closing), config, log),
  });
} catch (error) {
  const known = error instanceof SettingsError || error instanceof ListenError;
  process.stderr.write(`${known ? error.message : `The board could not start: ${String(error)}`}\n`);
  process.exitCode = known ? error.exitCode : 1;
}

/** A random password is shown this once and never logged; a password of one's own is never shown. */
function announce({ url, healthUrl, randomPassword }: Board, { board }: BoardConfig, log: Log): void {
  log.info({ url, healthUrl, write: board.write }, 'the board listens');
  if (randomPassword === null) return;
  process.stdout.write(
    `board  ${url}/  user ${board.user}  password ${randomPassword} (random, for this run; set BOARD_PASSWORD for one of your own)\n`,
  );
}
