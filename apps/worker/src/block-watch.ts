import { Worker } from 'node:worker_threads';
import type { WorkerConfig } from './config.ts';

const BEAT_MS = 250;

/** Its jobs are lost after one lock and in others' hands after two more; four, so that a busy machine is no block. */
const LOCKS = 4;

export function blockLimitMs({ lockSeconds }: WorkerConfig): number {
  return LOCKS * lockSeconds * 1_000;
}

/**
 * Ends this process by SIGKILL once its event loop stood still for `limitMs`: whoever supervises it starts another, while
 * one that hangs would keep its place and do nothing. Time in which the whole process was stopped does not count.
 */
export function watchForBlocks(limitMs: number): { stop(): Promise<void> } {
  const beats = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const timer = setInterval(() => Atomics.add(beats, 0, 1), BEAT_MS);
  timer.unref();
  const thread = new Worker(new URL('../bin/block-watch-thread.js', import.meta.url), {
    workerData: { beats, limitMs },
    stdout: false,
    stderr: false,
  });
  thread.unref();
  return {
    async stop() {
      clearInterval(timer);
      await thread.terminate();
    },
  };
}
