import { readFileSync } from 'node:fs';
import type { WorkerProcess } from '@ambia/stage';

/** Ticks of /proc: 100 a second on every Linux that Node runs on. */
const TICK_MS = 10;

/** What a worker cost and said since the watch began. */
export interface ProcessUse {
  /** Share of one core, 0 to 1. */
  cpu(): number;
  linesPerSecond(): number;
}

export function watchUse({ pid, lines }: Pick<WorkerProcess, 'pid' | 'lines'>): ProcessUse {
  const began = performance.now();
  const cpuMs = cpuMsOf(pid);
  const said = lines.length;
  return {
    cpu: () => (cpuMsOf(pid) - cpuMs) / (performance.now() - began),
    linesPerSecond: () => ((lines.length - said) * 1_000) / (performance.now() - began),
  };
}

function cpuMsOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // Fields are counted from behind the name, which may hold blanks: utime and stime are the 14th and 15th.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}
