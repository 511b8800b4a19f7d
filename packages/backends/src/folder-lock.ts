import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { identityOf, lives, type ProcessIdentity } from './process-identity.ts';

/** What a lock file says of who holds it. */
export interface Holder {
  readonly owner: ProcessIdentity;
  /** The guards of its servers: they outlive a killed owner by the grace they give the servers. */
  readonly guards: readonly ProcessIdentity[];
  /** Tells two holders with the same owner apart. */
  readonly token: string;
}

export interface FolderLock {
  /** Notes a guard, so that whoever takes over a dead owner's lock can wait for it. */
  addGuard(pid: number): void;
  /** Twice is harmless. */
  release(): void;
}

/** What a file that is no lock of ours (emptied by a power cut) says: nobody. */
const NOBODY: Holder = { owner: { pid: 0, born: '' }, guards: [], token: '' };

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null && 'owner' in value && 'guards' in value && 'token' in value;
}

function readHolder(file: string): Holder | null {
  if (!existsSync(file)) return null;
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return isHolder(value) ? value : NOBODY;
  } catch {
    return NOBODY;
  }
}

/** Written beside and moved into place by `place`, so that nobody ever reads half of it. */
function putHolder(file: string, holder: Holder, place: (from: string, to: string) => void): void {
  const draft = `${file}.${holder.owner.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    place(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

function held(file: string, owner: ProcessIdentity): FolderLock {
  let holder: Holder = { owner, guards: [], token: randomBytes(8).toString('hex') };
  putHolder(file, holder, linkSync);
  return {
    addGuard(pid) {
      const guard = identityOf(pid);
      if (guard === null) return;
      holder = { ...holder, guards: [...holder.guards, guard] };
      putHolder(file, holder, renameSync);
    },
    release() {
      if (readHolder(file)?.token === holder.token) rmSync(file, { force: true });
    },
  };
}

/** Moves a dead holder's file away. Two may try at once: who moved a living one by mistake puts it back. */
function clearAway(file: string, dead: Holder): void {
  const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  try {
    renameSync(file, aside);
    if ((readHolder(aside)?.token ?? '') !== dead.token) linkSync(aside, file);
  } catch {
    // Somebody else was faster; the caller looks again.
  } finally {
    rmSync(aside, { force: true });
  }
}

/** The living processes behind a holder: its owner first, else the guards that still stop its servers. */
export function livingProcesses(holder: Holder): readonly ProcessIdentity[] {
  return [holder.owner, ...holder.guards].filter(lives);
}

/** The lock, or who has it. A holder with nobody alive behind it is taken over. */
export function takeLock(file: string): FolderLock | Holder {
  const owner = identityOf(process.pid);
  if (owner === null) throw new Error('the own process cannot be identified: neither /proc nor ps is there');
  for (;;) {
    try {
      return held(file, owner);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = readHolder(file);
    if (holder !== null && livingProcesses(holder).length > 0) return holder;
    if (holder !== null) clearAway(file, holder);
  }
}
