/** The part of `process` that is needed. */
export interface ParentSource {
  /** False once the channel to the parent is closed; absent where there never was one. */
  readonly connected?: boolean;
  once(event: 'disconnect', listener: () => void): unknown;
  off(event: 'disconnect', listener: () => void): unknown;
  exit(code: number): void;
}

/**
 * Calls `stop` once the process that started this one is gone, however it ended; seen only where it opened an IPC
 * channel. Where the process does not end by itself then, it exits with 1 after `lastResortMs`.
 * Returns what takes the listener away again: as long as it listens, the channel keeps the process alive.
 */
export function onParentGone(source: ParentSource, stop: () => unknown, lastResortMs: number): () => void {
  const gone = () => {
    setTimeout(() => source.exit(1), lastResortMs).unref();
    stop();
  };
  source.once('disconnect', gone);
  // Who went while we were still loading is not told of any more.
  if (source.connected === false) queueMicrotask(gone);
  return () => source.off('disconnect', gone);
}
