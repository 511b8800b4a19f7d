import type { Store } from '@ambia/db';
import type { CallReport, Llama } from '@ambia/llama';
import type { AnalyzeUserSteps } from '@ambia/prediction';
import type { Events } from './events.ts';
import type { LlamaGate } from './llama-gate.ts';

export interface AskParts {
  readonly llama: Llama;
  readonly gate: LlamaGate;
  readonly store: Store;
  readonly events: Events;
  readonly worker: string;
}

/** Asks Llama and adds the call to the person's run, whatever comes of it. */
export function askLlama({ llama, gate, store, events, worker }: AskParts): AnalyzeUserSteps['ask'] {
  return async (prompt, job, signal) => {
    const calls: CallReport[] = [];
    const report = (call: CallReport) => {
      calls.push(call);
      events.llamaCall(call);
    };
    try {
      return await llama.ask(prompt, signal, { ...gate(job), report });
    } finally {
      for (const { tokens, costUsd } of calls) await store.countCall({ slot: job.slot, worker, tokens, costUsd });
    }
  };
}
