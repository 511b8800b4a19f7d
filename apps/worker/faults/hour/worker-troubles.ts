import { between, oneOf } from './draw.ts';
import type { Scene, Trouble } from './trouble.ts';

/** Longer than a lock of 5 s, up to three. */
const FROZEN_MS = [6_000, 15_000] as const;

export const WORKER_TROUBLES: readonly Trouble[] = [
  { name: 'worker SIGSTOP past its lock', strike: frozen },
  { name: 'worker kill -9', strike: async ({ crew }) => void (await crew.replaceThird('SIGKILL')) },
  { name: 'worker SIGTERM', strike: told },
];

async function frozen({ stage, random }: Scene): Promise<void> {
  const worker = oneOf(random, stage.fleet.alive());
  worker.signal('SIGSTOP');
  await stage.pass(between(random, ...FROZEN_MS));
  worker.signal('SIGCONT');
}

async function told({ crew }: Scene): Promise<void> {
  const how = await crew.replaceThird('SIGTERM');
  if (how !== 'exit 0') throw new Error(`a worker that was told to end did so with ${how}`);
}
