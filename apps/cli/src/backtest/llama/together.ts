import { setTimeout } from 'node:timers/promises';
import { type Llama, openLlama } from '@ambia/llama';
import { asFailure, type Failure, type LlamaAnswer, llamaName, type Prompt, verdict } from '@ambia/prediction';
import type { Settings } from '@ambia/process';
import { Complaint } from '../../complaint.ts';
import { EXIT } from '../../exit-codes.ts';
import type { Asked } from './ask.ts';

/** Attempts at one prompt; nobody else would try again. */
const ATTEMPTS = 6;
const BACKOFF = { firstMs: 1_000, mostMs: 60_000 };

/** Together AI as the worker would ask it. @throws Complaint without a key */
export function togetherLlama({ llama: settings }: Pick<Settings, 'llama'>): Asked {
  const { apiKey, standIn, model } = settings;
  if (apiKey === null && !standIn) throw noKey();
  const llama = openLlama({ ...settings, apiKey: apiKey ?? 'stand-in' });
  return {
    label: standIn ? 'stand-in Llama (by HTTP)' : model,
    llama: llamaName(model),
    calls: true,
    ask: (prompt, signal) => askAgain(llama, prompt, signal),
  };
}

/** Asks until there is an answer, the failure is for good, or enough was tried. */
async function askAgain(llama: Llama, prompt: Prompt, signal: AbortSignal): Promise<LlamaAnswer> {
  for (let made = 0; ; made++) {
    try {
      return await llama.ask(prompt, signal);
    } catch (thrown) {
      signal.throwIfAborted();
      const failure = asFailure(thrown);
      if (!isWorthTrying(failure, made)) throw failure;
      await setTimeout(waitMs(failure, made), undefined, { signal });
    }
  }
}

/** What concerns everyone, such as a rejected key, ends the backtest at once. */
function isWorthTrying(failure: Failure, made: number): boolean {
  if (failure.everyone || made + 1 >= ATTEMPTS) return false;
  return verdict(failure, { made, allowed: ATTEMPTS }) !== 'give_up';
}

/** As long as the endpoint asked for; else full jitter, so that calls that failed together do not come back together. */
function waitMs({ retryAfterMs }: Failure, made: number): number {
  return retryAfterMs ?? Math.random() * Math.min(BACKOFF.mostMs, BACKOFF.firstMs * 2 ** made);
}

function noKey(): Complaint {
  const text =
    '--llama together needs TOGETHER_AI_KEY (or a stand-in at STAND_IN_URL), and neither is set; set it, or take --llama stand-in';
  return new Complaint(EXIT.configuration, 'NO_LLAMA', text);
}
