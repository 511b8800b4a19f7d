import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, renameSync } from 'node:fs';
import { join } from 'node:path';

export interface LogFile {
  readonly path: string;
  /** Open for appending; whoever has it closes it. */
  readonly descriptor: number;
}

/** A fresh `<folder>/log/<name>.log`; the one before is kept as `<name>.previous.log`. Readable by its owner alone. */
export function openLogFile(folder: string, name: string): LogFile {
  const logs = join(folder, 'log');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  const path = join(logs, `${name}.log`);
  if (existsSync(path)) renameSync(path, join(logs, `${name}.previous.log`));
  return { path, descriptor: openSync(path, 'a', 0o600) };
}

/** Lines are looked for in this much of a log's end, in bytes. */
const TAIL = 16_384;

/** The last lines of a log. */
export function lastLines(path: string, lines: number): string {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const tail = Buffer.alloc(Math.min(size, TAIL));
    readSync(file, tail, 0, tail.length, size - tail.length);
    return tail.toString('utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } finally {
    closeSync(file);
  }
}
