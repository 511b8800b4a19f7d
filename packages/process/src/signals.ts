const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

type Signal = (typeof SIGNALS)[number];

/** What a shell expects of a process that was interrupted: 128 + SIGINT. */
const INTERRUPTED = 130;

/** The part of `process` that is needed. */
export interface SignalSource {
  on(signal: Signal, listener: (signal: Signal) => void): unknown;
  off(signal: Signal, listener: (signal: Signal) => void): unknown;
  exit(code: number): void;
  exitCode?: number | string | null | undefined;
}

export interface SignalOptions {
  /** After the first signal, milliseconds: longer than `stop` may take. */
  readonly lastResortMs: number;
}

/**
 * The first SIGINT or SIGTERM calls `stop`, after which the process is expected to end because nothing is left to do;
 * where it does not, it exits with 1 at the last resort. A second signal exits with 130 at once.
 * A `stop` that rejects makes the exit code 1. Returns what takes the listeners away again.
 */
export function onSignals(source: SignalSource, stop: (signal: Signal) => unknown, options: SignalOptions): () => void {
  let stopping = false;
  const listener = (signal: Signal) => {
    if (stopping) return source.exit(INTERRUPTED);
    stopping = true;
    setTimeout(() => source.exit(1), options.lastResortMs).unref();
    (async () => stop(signal))().catch(() => {
      source.exitCode = 1;
    });
  };
  for (const signal of SIGNALS) source.on(signal, listener);
  return () => {
    for (const signal of SIGNALS) source.off(signal, listener);
  };
}
