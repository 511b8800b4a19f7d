import type { Readable } from 'node:stream';
import type { SignalSource } from '@ambia/process';

/** Where text goes: the part of a stream that is needed. */
export interface Sink {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Everything a command has to do with the world around it, besides Redis and MySQL. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  /** Data. */
  readonly stdout: Sink;
  /** Progress and complaints. */
  readonly stderr: Sink;
  readonly signals: SignalSource;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  /** Milliseconds since the process began. */
  readonly elapsed: () => number;
  /** Where the user stands: what relative paths mean. */
  readonly folder: string;
  /** The folder of the project: what is started here keeps its data below it. */
  readonly checkout: string;
  /** The user's home. */
  readonly home: string;
}
