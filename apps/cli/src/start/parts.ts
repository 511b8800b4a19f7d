import type { Backends } from '@ambia/backends';
import type { Settings } from '@ambia/process';
import type { Child } from './child.ts';
import type { LlamaInUse } from './llama.ts';
import type { RunFolder } from './run-folder.ts';

/** What the processes of a start are started with. */
export interface Parts {
  readonly settings: Settings;
  readonly backends: Backends;
  readonly llama: LlamaInUse;
  /** Below it lie their logs. */
  readonly folder: RunFolder;
  readonly signal: AbortSignal;
  /** Told of every child before it is ready, so that it is stopped whatever happens. */
  readonly onStart: (child: Child) => void;
}
