import type { Store } from '@ambia/db';
import type { CallReport, Llama } from '@ambia/llama';
import type { AnalyzeUserSteps } from '@ambia/prediction';

export interface AskParts {
  readonly llama: Llama;
  readonly store: Store;
  readonly worker: string;
}

/** Asks Llama and adds the call to the person's run, whatever comes of it. */
export function askLlama({ llama, store, worker }: AskParts): AnalyzeUserSteps['ask'] {
  return async (prompt, { slot }, signal) => {
    const calls: CallReport[] = [];
    try {
      return await llama.ask(prompt, signal, (call) => calls.push(call));
    } finally {
      for (const { tokens, costUsd } of calls) await store.countCall({ slot, worker, tokens, costUsd });
    }
  };
}
