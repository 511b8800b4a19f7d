/**
 * The same in the same order, each read while the one before is worked on. Whoever stops early waits for what was read
 * ahead, so that nothing stays open.
 */
export async function* readAhead<T>(source: AsyncGenerator<T, void, undefined>): AsyncGenerator<T, void, undefined> {
  let next = source.next();
  try {
    for (;;) {
      const read = await next;
      if (read.done) return;
      next = source.next();
      // Its failure belongs to whoever asks for it, which may be nobody.
      next.catch(() => undefined);
      yield read.value;
    }
  } finally {
    await source.return();
  }
}
