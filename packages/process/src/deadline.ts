/** How work with a deadline ended. `late` says nothing of how it ends in the end. */
export type Ending<Value> =
  | { readonly state: 'done'; readonly value: Value }
  | { readonly state: 'failed'; readonly error: unknown }
  | { readonly state: 'late' };

/** Waits for `work` at most `ms` milliseconds. Never rejects; what fails after the deadline is let go. */
export function within<Value>(ms: number, work: () => Value | Promise<Value>): Promise<Ending<Value>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ state: 'late' }), ms);
    const end = (ending: Ending<Value>) => {
      clearTimeout(timer);
      resolve(ending);
    };
    (async () => work())().then(
      (value) => end({ state: 'done', value }),
      (error: unknown) => end({ state: 'failed', error }),
    );
  });
}
