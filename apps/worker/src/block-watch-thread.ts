import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

const LOOK_MS = 500;
const STDERR = 2;

const { beats, limitMs }: { readonly beats: Int32Array; readonly limitMs: number } = workerData;
const seen = { beat: -1, looks: 0 };

// Looks are counted, and no clock is read: while the process is stopped there are none.
setInterval(() => {
  const beat = Atomics.load(beats, 0);
  seen.looks = beat === seen.beat ? seen.looks + 1 : 0;
  seen.beat = beat;
  if (seen.looks * LOOK_MS < limitMs) return;
  // The log's own thread is the one that stands still.
  writeSync(
    STDERR,
    `${JSON.stringify({ level: 'fatal', time: new Date().toISOString(), ms: limitMs, msg: 'the event loop stands still; ending this process' })}\n`,
  );
  process.kill(process.pid, 'SIGKILL');
}, LOOK_MS);
