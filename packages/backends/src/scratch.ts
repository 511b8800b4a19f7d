import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock } from './folder-lock.ts';

const PREFIX = 'ambia-';

/** A short-lived folder for a socket, a pid file, settings with secrets, and the data of an ephemeral server. */
export interface Scratch {
  readonly folder: string;
  /** Notes the guard that removes the folder, so that nobody sweeps it earlier. */
  addGuard(pid: number): void;
  remove(): void;
}

/** A socket's path may have 107 bytes (103 on macOS), whatever TMPDIR says. */
function shortTmp(): string {
  return tmpdir().length <= 70 ? tmpdir() : '/tmp';
}

function lockFile(folder: string): string {
  return join(folder, 'owner');
}

export function makeScratch(): Scratch {
  const folder = mkdtempSync(join(shortTmp(), PREFIX));
  const lock = takeLock(lockFile(folder));
  if (!('release' in lock)) throw new Error(`the new folder ${folder} is taken already`);
  return {
    folder,
    addGuard: lock.addGuard,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function sweep(folder: string): void {
  try {
    // Without an owner file it may have been made this moment.
    if (existsSync(lockFile(folder)) && 'release' in takeLock(lockFile(folder)))
      rmSync(folder, { recursive: true, force: true });
  } catch {
    // Another user's, or no longer there.
  }
}

/** Removes what was left behind where owner and guard were both killed. */
export function sweepScratches(): void {
  for (const name of readdirSync(shortTmp())) {
    if (/^ambia-[A-Za-z0-9]{6}$/.test(name)) sweep(join(shortTmp(), name));
  }
}
