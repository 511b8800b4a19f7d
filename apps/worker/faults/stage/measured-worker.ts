import { readdirSync, readlinkSync, writeSync } from 'node:fs';
import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * The worker's own program. Whenever its parent says anything it tells what it holds after a full collection, and with
 * its last breath what it left open and whether it ended because nothing was left to do.
 */
setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const STDOUT = 1;
/** The last descriptor that our parent opened: the channel. */
const CHANNEL = 3;
const end = { byItself: false };

/** What is freed by the first collection may have held what only the second finds. */
async function tell(): Promise<void> {
  collect();
  await turn();
  collect();
  process.send?.(process.memoryUsage(), undefined, undefined, () => undefined);
}

/** Also of those that would not keep the process. */
function openSockets(): number {
  const own = readdirSync('/proc/self/fd').filter((fd) => Number(fd) > CHANNEL);
  return own.filter((fd) => isSocket(`/proc/self/fd/${fd}`)).length;
}

function isSocket(path: string): boolean {
  try {
    return readlinkSync(path).startsWith('socket:');
  } catch {
    return false;
  }
}

process.on('message', tell);
// As long as it listens, the channel keeps the process.
process.once('SIGTERM', () => process.off('message', tell));
process.once('beforeExit', () => {
  end.byItself = true;
});
process.once('exit', () => {
  const open = { ...end, resources: process.getActiveResourcesInfo(), sockets: openSockets() };
  writeSync(STDOUT, `${JSON.stringify({ level: 'info', time: new Date().toISOString(), ...open, msg: 'ended' })}\n`);
});
// Found from both `faults` and `dist-faults`: what an operator runs.
await import(new URL('../../bin/worker.js', import.meta.url).href);
