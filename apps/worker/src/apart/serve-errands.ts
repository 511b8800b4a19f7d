import { type AnalyzeJob, type AnalyzeUserResult, asFailure } from '@ambia/prediction';
import type { Answer, Errand, Order, SentFailure, Word } from './message.ts';

/** Analyses whom the worker names and answers it, each when it is done. */
export function serveErrands(
  process: NodeJS.Process,
  analyze: (job: AnalyzeJob, signal: AbortSignal) => Promise<AnalyzeUserResult>,
): void {
  const going = new Map<number, AbortController>();
  const say = (word: Word) => void process.send?.(word, undefined, undefined, () => undefined);
  async function run({ id, job }: Errand): Promise<void> {
    const controller = new AbortController();
    going.set(id, controller);
    say(await answerTo(id, () => analyze(job, controller.signal)));
    going.delete(id);
  }
  process.once('disconnect', () => {
    for (const controller of going.values()) controller.abort();
  });
  process.on('message', (order: Order) => {
    if ('cancel' in order) going.get(order.cancel)?.abort();
    else void run(order);
  });
  say({ ready: true });
}

async function answerTo(id: number, analyze: () => Promise<AnalyzeUserResult>): Promise<Answer> {
  try {
    return { id, result: await analyze() };
  } catch (thrown) {
    return { id, failure: sent(thrown) };
  }
}

function sent(thrown: unknown): SentFailure {
  const { kind, code, message, retryAfterMs, everyone } = asFailure(thrown);
  return { kind, code, text: message.slice(`${code}: `.length), retryAfterMs, everyone };
}
