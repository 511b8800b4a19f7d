import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { Complaint } from './complaint.ts';
import { EXIT } from './exit-codes.ts';
import type { Io } from './io.ts';

/** Two levels above the package, from both `src` and `dist`. */
const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url));

/** The world as this process has it. */
export function processIo(): Io {
  const { stdin, stdout, stderr } = process;
  const env = { ...fileEnv('.env'), ...process.env };
  // A package manager runs us in the project's folder, and says where whoever called it stands.
  const folder = isSet(env, 'INIT_CWD') ? resolve(env.INIT_CWD ?? '') : process.cwd();
  const clocks = { now: () => Date.now(), elapsed: () => performance.now() };
  return { env, stdin, stdout, stderr, signals: process, ...clocks, folder, checkout: CHECKOUT, home: homedir() };
}

/** What a file of the current folder sets, where there is one; the environment wins over it. @throws Complaint */
function fileEnv(path: string): Io['env'] {
  if (!existsSync(path)) return {};
  try {
    return parseEnv(readFileSync(path, 'utf8').replace(/^\ufeff/, ''));
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown error';
    const text = `${resolve(path)} cannot be read (${code}): expected a file of NAME=value lines that you may read`;
    throw new Complaint(EXIT.configuration, 'ENV_FILE', text);
  }
}

/** Where `start` keeps its data: what was asked for, from where the user stands; else `.ambia` in the checkout. */
export function dataFolder(io: Pick<Io, 'checkout' | 'folder'>, asked: string | undefined): string {
  return asked === undefined ? join(io.checkout, '.ambia') : resolve(io.folder, asked);
}

/** Whether a variable says something; an empty one counts as not set. */
export function isSet(env: Io['env'], name: string): boolean {
  return (env[name] ?? '').trim() !== '';
}

/** Of this package. */
export function version(): string {
  const { version: written }: { version?: unknown } = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  return String(written);
}
