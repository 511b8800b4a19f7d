import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { Complaint } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { lastLines, openLogFile } from './log-file.ts';

export interface ChildOptions {
  readonly name: string;
  /** Of node. */
  readonly flags?: readonly string[];
  /** The program, a built main.js. */
  readonly main: string;
  /** All of its environment. */
  readonly env: Readonly<Record<string, string>>;
  /** Below it lies its log. */
  readonly folder: string;
}

/** A process of ours that lives no longer than this one. */
export interface Child {
  readonly name: string;
  /** Resolves once it has ended, for whatever reason. */
  readonly ended: Promise<ChildEnd>;
  /** Why it ended, with the last lines of its log. */
  complaint(end: ChildEnd): Complaint;
  /** SIGTERM, and SIGKILL where that is not enough; twice is harmless. */
  stop(): Promise<void>;
}

export interface ChildEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** True where `stop` came before. */
  readonly asked: boolean;
}

/** Jobs in hand get this long; what is cut off is taken up again by the next start. */
const GRACE_MS = 5_000;
const LINES = 12;

/** In a process group of its own, so that Ctrl-C reaches it through `stop` alone; the channel tells it when we are gone. */
export function startChild({ name, flags = [], main, env, folder }: ChildOptions): Child {
  const log = openLogFile(folder, name);
  const child = spawn(process.execPath, [...flags, main], {
    env,
    stdio: ['ignore', log.descriptor, log.descriptor, 'ipc'],
    detached: true,
  });
  closeSync(log.descriptor);
  let stopping: Promise<unknown> | undefined;
  const ended = new Promise<ChildEnd>((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal, asked: stopping !== undefined }));
    child.once('error', () => resolve({ code: null, signal: null, asked: stopping !== undefined }));
  });
  return {
    name,
    ended,
    complaint: (end) => complaint(name, log.path, end),
    async stop() {
      stopping ??= stopped(child, ended);
      await stopping;
    },
  };
}

/** One SIGTERM: a second one would mean "at once". */
async function stopped(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
  await ended;
  clearTimeout(timer);
}

function complaint(name: string, path: string, { code, signal }: ChildEnd): Complaint {
  const how = signal === null ? `exit code ${code}` : signal;
  const words = lastLines(path, LINES);
  const last = words === '' ? 'it wrote nothing' : `its last lines (${path}):\n${words}`;
  return new Complaint(EXIT.failed, 'CHILD_DIED', `the ${name} ended unexpectedly (${how}); ${last}`);
}
