import { setTimeout as after } from 'node:timers/promises';

/** Between two looks: seldom enough that looking is no work. */
const LOOK_MS = 200;
const ANSWER_MS = 10_000;
const USED = /^nodejs_heap_space_size_used_bytes\{space="(\w+)"\} (\S+)$/gm;
/** Full before every collection, however little is kept; how full, a flag of node's says. */
const YOUNG = ['new', 'new_large_object'];

/** Bytes. */
interface Heap {
  readonly used: number;
  /** But for the youngest objects. */
  readonly old: number;
}

export interface HeapWatch {
  /** The most that was used more than at the least; what is not yet collected counts. */
  stop(): Promise<Heap>;
}

/** Watches what a worker says of its heap on /metrics. */
export async function watchHeap(healthUrl: string): Promise<HeapWatch> {
  let most = await heapOf(healthUrl);
  // Not what there was at first: until the first collection that is also what the start left lying about.
  let least = most;
  let stopped = false;
  const watching = (async () => {
    while (!stopped) {
      const now = await heapOf(healthUrl);
      most = { used: Math.max(most.used, now.used), old: Math.max(most.old, now.old) };
      least = { used: Math.min(least.used, now.used), old: Math.min(least.old, now.old) };
      await after(LOOK_MS);
    }
  })();
  watching.catch(() => undefined);
  return {
    async stop() {
      stopped = true;
      await watching;
      return { used: most.used - least.used, old: most.old - least.old };
    },
  };
}

async function heapOf(healthUrl: string): Promise<Heap> {
  const answer = await fetch(`${healthUrl}/metrics`, { signal: AbortSignal.timeout(ANSWER_MS) });
  const spaces = [...(await answer.text()).matchAll(USED)];
  if (spaces.length === 0) throw new Error('a worker says nothing of its heap');
  const bytes = (counted: typeof spaces) => counted.reduce((sum, [, , used]) => sum + Number(used), 0);
  return { used: bytes(spaces), old: bytes(spaces.filter(([, space = '']) => !YOUNG.includes(space))) };
}
