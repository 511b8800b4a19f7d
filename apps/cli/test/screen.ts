import { Readable } from 'node:stream';
import type { Io } from '../src/io.ts';
import { run } from '../src/run.ts';

/** A Sunday morning. */
export const NOW = Date.UTC(2026, 10, 22, 8, 35);

/** What a command left behind. */
export interface Left {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Around extends Partial<Io> {
  readonly terminal?: boolean;
}

/** The world of one command: what it writes is collected, nobody interrupts it, and its clock stands still. */
export function screen(around: Around = {}) {
  const written = { stdout: '', stderr: '' };
  const sink = (name: keyof typeof written) => ({
    isTTY: around.terminal ?? false,
    write(text: string) {
      written[name] += text;
    },
  });
  const io: Io = {
    env: {},
    stdin: Readable.from([]),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    signals: { on() {}, off() {}, exit() {} },
    now: () => NOW,
    elapsed: () => 0,
    folder: '/nowhere',
    checkout: '/nowhere',
    home: '/nowhere',
    ...around,
  };
  return { io, written };
}

/** Runs a command line as `ambia` would, in this process. */
export async function ambia(line: readonly string[], around: Around = {}): Promise<Left> {
  const { io, written } = screen(around);
  return { code: await run(line, io), ...written };
}
