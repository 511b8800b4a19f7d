import type { Output } from '../output.ts';

/** After this long without a sign of a worker, whoever waits is told. */
const PATIENCE_MS = 10_000;

export const NO_WORKER = 'no worker has taken it: is one running? (`ambia start`, or the worker of your installation)';

/** Whether anybody works on what is waited for. */
export interface Unattended {
  /** To be told at every look; says once that nobody works, if it is still untaken after 10 s. */
  look(taken: boolean): void;
  /** Whether it was ever taken. */
  taken(): boolean;
}

export function watchUnattended(out: Pick<Output, 'say'>, now: () => number): Unattended {
  const since = now();
  let ever = false;
  let said = false;
  return {
    look(taken) {
      ever ||= taken;
      if (ever || said || now() - since < PATIENCE_MS) return;
      said = true;
      out.say(NO_WORKER.replace('taken it', 'taken it for 10 s'));
    },
    taken: () => ever,
  };
}
