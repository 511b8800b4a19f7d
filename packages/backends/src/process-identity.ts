import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** A process, told apart from a later one that was given the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  /** When it was born, in whatever form the system tells; compared for equality only. */
  readonly born: string;
}

/** Fields of /proc/PID/stat, counted after the name in brackets (which may hold anything): state and start time in ticks. */
const STATE = 0;
const START = 19;

function bornOnLinux(pid: number): string | null {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  // A zombie holds nothing any more: no file, no socket.
  if (fields[STATE] === 'Z') return null;
  return `${fields[START]} since boot ${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()}`;
}

/** Null where no such process lives. */
export function identityOf(pid: number): ProcessIdentity | null {
  try {
    const born = existsSync('/proc/self/stat')
      ? bornOnLinux(pid)
      : execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'latin1', stdio: 'pipe' }).trim();
    return born === null || born === '' ? null : { pid, born };
  } catch {
    return null;
  }
}

export function lives(process: ProcessIdentity): boolean {
  return identityOf(process.pid)?.born === process.born;
}
