import type { Log } from './log.ts';

/** The part of `process` that is needed. */
export interface BrokenSource {
  on(event: 'uncaughtException', listener: (error: unknown) => void): unknown;
  exit(code: number): void;
}

/** EX_SOFTWARE of sysexits.h. */
const BROKEN = 70;

/**
 * An error that nobody caught, or a promise that nobody did, ends the process at once, as nobody knows what state it is in;
 * what was in hand goes to others. Node would print the error, and with it people's words: here it is a line of the log.
 */
export function onBroken(source: BrokenSource, log: Pick<Log, 'fatal'>): void {
  source.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'nobody caught an error; ending this process');
    source.exit(BROKEN);
  });
}
