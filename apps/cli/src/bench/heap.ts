import { setTimeout as after } from 'node:timers/promises';

/** Between two looks: seldom enough that looking is no work. */
const LOOK_MS = 200;
const ANSWER_MS = 10_000;
const USED = /^nodejs_heap_space_size_used_bytes\{space="(\w+)"\} (\S+)$/gm;
/** Bounded by a flag of node's, and full before every collection, however little is kept. */
const YOUNG = ['new', 'new_large_object'];

export interface HeapWatch {
  /** The most that was used more than at the beginning by all but the youngest objects, bytes; what is not yet collected counts. */
  stop(): Promise<number>;
}

/** Watches what a worker says of its heap on /metrics. */
export async function watchHeap(healthUrl: string): Promise<HeapWatch> {
  const first = await heapOf(healthUrl);
  let most = first;
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      most = Math.max(most, await heapOf(healthUrl));
      await after(LOOK_MS);
    }
  })();
  watching.catch(() => undefined);
  return {
    async stop() {
      stopped = true;
      await watching;
      return most - first;
    },
  };
}

async function heapOf(healthUrl: string): Promise<number> {
  const answer = await fetch(`${healthUrl}/metrics`, { signal: AbortSignal.timeout(ANSWER_MS) });
  const spaces = [...(await answer.text()).matchAll(USED)].filter(([, space = '']) => !YOUNG.includes(space));
  if (spaces.length === 0) throw new Error('a worker says nothing of its heap');
  return spaces.reduce((sum, [, , bytes]) => sum + Number(bytes), 0);
}
