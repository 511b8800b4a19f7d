import { readFileSync } from 'node:fs';

const LINES = 8;

/** The last lines of a log, without empty ones; empty where there is no log. */
export function logTail(file: string): string {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines
      .filter((line) => line.trim() !== '')
      .slice(-LINES)
      .join('\n');
  } catch {
    return '';
  }
}
