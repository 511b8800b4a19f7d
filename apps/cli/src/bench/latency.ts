import { seeded } from '@ambia/prediction';
import { answer, type LlamaEndpoint } from '@ambia/stage';

/** How long a call takes: so much, give or take as much as the spread. */
export interface Latency {
  readonly latencyMs: number;
  readonly spreadMs: number;
  readonly seed: number;
}

export interface Timed {
  /** Of all calls together. */
  latencyMs(): number;
  calls(): number;
  /** The most that were under way at once. */
  atOnce(): number;
}

/** From now on the endpoint names every candidate, each time after a latency drawn evenly. */
export function playLatency(llama: LlamaEndpoint, { latencyMs, spreadMs, seed }: Latency): Timed {
  const random = seeded(seed);
  const from = llama.journal.entries.length;
  const drawn: number[] = [];
  llama.play((call) => {
    const afterMs = latencyMs + spreadMs * (2 * random() - 1);
    drawn.push(afterMs);
    return answer(call, { afterMs });
  });
  return {
    latencyMs: () => drawn.reduce((sum, ms) => sum + ms, 0),
    calls: () => drawn.length,
    atOnce: () => mostAtOnce(llama.journal.entries.slice(from)),
  };
}

/** A call that ends in the millisecond in which another begins has made room for it. */
export function mostAtOnce(calls: readonly { readonly beganAt: number; readonly endedAt: number | null }[]): number {
  const changes = calls.flatMap(({ beganAt, endedAt }) => [
    { at: beganAt, by: 1 },
    { at: endedAt ?? Number.POSITIVE_INFINITY, by: -1 },
  ]);
  let [now, most] = [0, 0];
  for (const { by } of changes.toSorted((one, other) => one.at - other.at || one.by - other.by)) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
}
