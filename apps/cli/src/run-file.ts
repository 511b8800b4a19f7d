import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a running `start` leaves for the commands beside it. */
export interface RunFile {
  readonly pid: number;
  /** Settings as environment variables: the addresses it uses, passwords included, and what must not differ. */
  readonly env: Readonly<Record<string, string>>;
}

/** Readable by its owner alone. */
export function writeRunFile(folder: string, content: RunFile): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const draft = `${fileIn(folder)}.${content.pid}`;
  writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileIn(folder));
}

/** What a `start` that still lives wrote into this folder; null where there is none. */
export function readRunFile(folder: string): RunFile | null {
  const content = parsed(folder);
  return content !== null && lives(content.pid) ? content : null;
}

/** Where a start that leaves the data folder to another, or keeps nothing, has its run file and its logs. */
export function ownFolder(dataFolder: string, pid: number): string {
  return join(dataFolder, `${OWN}${pid}`);
}

const OWN = 'ephemeral-';

/** The start that lives on a data folder: the one that keeps its data there, else one that keeps nothing. */
export function findRunFile(dataFolder: string): RunFile | null {
  const kept = readRunFile(dataFolder);
  if (kept !== null) return kept;
  return ownFolders(dataFolder).reduce<RunFile | null>((found, folder) => found ?? readRunFile(folder), null);
}

/** Removes what killed ones left behind: addresses of servers that are gone, and logs. */
export function removeDeadFolders(dataFolder: string): void {
  for (const folder of ownFolders(dataFolder)) {
    const pid = Number(folder.slice(folder.lastIndexOf('-') + 1));
    if (!lives(pid)) rmSync(folder, { recursive: true, force: true });
  }
}

function ownFolders(dataFolder: string): string[] {
  const isOwn = (name: string) => name.startsWith(OWN) && /^[1-9]\d*$/.test(name.slice(OWN.length));
  return namesIn(dataFolder)
    .filter(isOwn)
    .map((name) => join(dataFolder, name));
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).toSorted();
  } catch {
    // Nobody ever started anything here.
    return [];
  }
}

/** Removes the file unless it is another's; twice is harmless. */
export function removeRunFile(folder: string, pid: number): void {
  if (parsed(folder)?.pid === pid) rmSync(fileIn(folder), { force: true });
}

function fileIn(folder: string): string {
  return join(folder, 'run.json');
}

/** The values are checked where all settings are; here only the form is. */
function parsed(folder: string): RunFile | null {
  try {
    const { pid, env }: { pid?: unknown; env?: unknown } = JSON.parse(readFileSync(fileIn(folder), 'utf8'));
    if (typeof pid !== 'number' || typeof env !== 'object' || env === null) return null;
    const texts = Object.entries(env).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
    return { pid, env: Object.fromEntries(texts) };
  } catch {
    // Not there, or cut short by a crash: either way nobody left us anything.
    return null;
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
