import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { type FolderLock, type Holder, livingProcesses, takeLock } from './folder-lock.ts';
import { BackendUnavailable } from './unavailable.ts';

/** Longer than a guard gives its server between SIGTERM and SIGKILL. */
const PATIENCE_MS = 20_000;
const POLL_MS = 50;

function inUse(folder: string, holder: Holder): BackendUnavailable {
  const { pid } = livingProcesses(holder)[0] ?? holder.owner;
  return new BackendUnavailable(
    `The data folder ${folder} is in use by process ${pid}. Stop that process first, or use another data folder (or --ephemeral).`,
  );
}

/**
 * Makes the data folder, readable by its owner alone, and takes it for this process.
 * A dead owner's folder is taken over once the guards it left have stopped its servers.
 * Throws BackendUnavailable naming the process that holds it.
 */
export async function holdDataFolder(folder: string, signal: AbortSignal): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const taken = takeLock(join(folder, 'lock'));
    if ('release' in taken) return taken;
    const ownerLives = livingProcesses(taken)[0]?.pid === taken.owner.pid;
    if (ownerLives || Date.now() > until) throw inUse(folder, taken);
    await after(POLL_MS, undefined, { signal });
  }
}
