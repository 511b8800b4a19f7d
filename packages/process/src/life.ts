import { type BrokenSource, onBroken } from './broken.ts';
import { type Closing, createClosing } from './closing.ts';
import type { Log } from './log.ts';
import { onParentGone, type ParentSource } from './parent.ts';
import { onSignals, type SignalSource } from './signals.ts';

export interface Life {
  readonly log: Log;
  /** For closing everything, milliseconds. */
  readonly deadlineMs: number;
  /** Opens everything and tells `closing` how to undo it. */
  readonly open: (closing: Closing) => Promise<void>;
}

/** After the deadline for closing, until the process exits whatever is left. */
const LAST_RESORT_MS = 500;

/**
 * The life of a process: it opens everything, stays until SIGINT, SIGTERM or the end of the process that started it,
 * and closes in order. Rejects with what `open` rejected with, once all that was opened is closed.
 */
export async function live(
  source: SignalSource & ParentSource & BrokenSource,
  { log, deadlineMs, open }: Life,
): Promise<void> {
  const closing = createClosing();
  const lastResortMs = deadlineMs + LAST_RESORT_MS;
  const stop = (why: string) => {
    forgetParent();
    log.info({ why }, 'stopping');
    return closing.close({
      deadlineMs,
      report: ({ name, reason, error }) => log.warn({ what: name, reason, err: error }, 'did not close'),
    });
  };
  const forgetParent = onParentGone(source, () => stop('parent gone'), lastResortMs);
  onSignals(source, stop, { lastResortMs });
  onBroken(source, log);
  try {
    await open(closing);
  } catch (error) {
    await stop('could not start');
    throw error;
  }
}
