import type { WorkerProcess } from '@ambia/stage';
import type { Outcome } from '../fault.ts';
import type { Stage } from '../stage/stage.ts';

/** Longer than the grace and 3 s. */
const END_MS = 30_000;

/** Tells every living worker to end; whether each did by itself, with nothing left open. */
export async function endAll({ fleet, until }: Stage): Promise<Outcome> {
  const workers = fleet.alive();
  for (const worker of workers) worker.signal('SIGTERM');
  await until('every worker ended', END_MS, () => fleet.alive().length === 0);
  const ends = await Promise.all(workers.map(endOf));
  const notes = ends.filter((end) => end !== null);
  const open = workers.length - ends.filter((end) => end === null).length;
  return {
    figure: `${open === 0 ? '0 open handles' : `OPEN HANDLES in ${open}`} of ${workers.length} at exit`,
    held: notes.length === 0,
    notes,
  };
}

/** What is not as it should be; null where all is. */
async function endOf({ pid, ended, log }: WorkerProcess): Promise<string | null> {
  const { code, signal } = await ended;
  const last = log.findLast(({ msg }) => msg === 'ended');
  const left = Array.isArray(last?.resources) ? last.resources.map(String).filter((one) => !STREAMS.has(one)) : ['?'];
  const sockets = Number(last?.sockets);
  if (code === 0 && last?.byItself === true && left.length === 0 && sockets === 0) return null;
  const how = last?.byItself === true ? 'by itself' : 'as the last resort';
  return `worker ${pid} ended ${how} (${signal ?? `exit ${code}`}) with ${sockets} sockets and ${left.join(', ') || 'nothing else'} open`;
}

/** The channel to its parent, and what it writes its log to. */
const STREAMS = new Set(['PipeWrap', 'TTYWrap']);
