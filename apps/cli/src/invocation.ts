import type { Io } from './io.ts';
import type { Output } from './output.ts';

/** One call of one command. */
export interface Invocation {
  readonly io: Io;
  readonly out: Output;
  /** Where `start` keeps, or would keep, its data. */
  readonly dataFolder: string;
}

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly verbose?: boolean;
  readonly data?: string;
}
