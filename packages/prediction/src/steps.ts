/**
 * A long computation in pieces of some milliseconds each, so that whoever runs it can look after other things in
 * between; the worker does, since a blocked event loop renews no locks.
 */
export type Steps<T> = Generator<void, T, void>;

/** Runs a computation in one go. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
