import { onSignals } from '@ambia/process';
import { Complaint } from './complaint.ts';
import { EXIT } from './exit-codes.ts';
import type { Io } from './io.ts';

export interface Interruption {
  /** Aborted by the first SIGINT or SIGTERM, with a Complaint; a second one ends the process at once. */
  readonly signal: AbortSignal;
  /** Leaves signals to the process again. */
  release(): void;
}

/** @param lastResortMs longer than whatever has to stop may take */
export function interruption(io: Pick<Io, 'signals'>, lastResortMs: number): Interruption {
  const controller = new AbortController();
  const stop = () => controller.abort(new Complaint(EXIT.interrupted, 'INTERRUPTED', 'interrupted'));
  return { signal: controller.signal, release: onSignals(io.signals, stop, { lastResortMs }) };
}
