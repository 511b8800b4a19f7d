import { alikeInOrder } from './alike.ts';
import type { Transaction } from './connection.ts';
import { type Ended, newestOf } from './recording.ts';
import { addCount } from './run-count.ts';

/** Adds those who ended to the counts of their runs. The rows are shared by the worker's jobs: written after all others. */
export async function countTogether(tx: Transaction, ended: readonly Ended[]): Promise<void> {
  for (const alikes of alikeInOrder(ended, ({ analysis, by }) => [analysis.slot, analysis.outcome, by.worker])) {
    await countAlike(tx, alikes);
  }
}

async function countAlike(tx: Transaction, alikes: readonly Ended[]): Promise<void> {
  const [first] = alikes;
  if (first === undefined) return;
  const { slot, outcome } = first.analysis;
  const patterns = alikes.reduce((sum, { analysis }) => sum + analysis.patternsDetected, 0);
  const queued = alikes.reduce((sum, one) => sum + one.queued.length, 0);
  const by = { worker: first.by.worker, at: newestOf(alikes) };
  await addCount(tx, { slot, outcome, people: alikes.length, patterns, queued }, by);
}
