import type { Output } from '../output.ts';

/** After this long without a sign of a worker, whoever waits is told. */
const PATIENCE_MS = 10_000;

/** Says once that nobody works, if whatever waits is still untaken after 10 s. */
export function watchUnattended(out: Pick<Output, 'say'>, now: () => number): (taken: boolean) => void {
  const since = now();
  let quiet = false;
  return (taken) => {
    if (quiet || now() - since < PATIENCE_MS) {
      quiet ||= taken;
      return;
    }
    quiet = true;
    if (taken) return;
    out.say('no worker has taken it for 10 s: is one running? (`ambia start`, or the worker of your installation)');
  };
}
