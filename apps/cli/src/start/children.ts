import type { Closing } from '@ambia/process';
import type { Child } from './child.ts';

/** The processes of a start. */
export interface Children {
  /** To be told of every child as it starts, so that it is stopped at the end. */
  readonly add: (child: Child) => void;
  /** From now on its end is the end of everything. */
  watch(child: Child): void;
  /** Aborted where a watched child ends without being asked, with a Complaint that has its last lines. */
  readonly died: AbortSignal;
}

export function openChildren(closing: Closing, say: (line: string) => void): Children {
  const all: Child[] = [];
  const died = new AbortController();
  closing.add('worker and board', async () => {
    await Promise.all(all.map((child) => child.stop()));
    say('stopped worker and board');
  });
  return {
    add: (child) => all.push(child),
    watch(child) {
      void child.ended.then((end) => {
        if (!end.asked) died.abort(child.complaint(end));
      });
    },
    died: died.signal,
  };
}
