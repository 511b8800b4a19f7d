import { asFailure, type Failure, type LlamaAnswer, NO_TOKENS, type Prompt } from '@ambia/prediction';
import { aborted, breakage } from './breakage.ts';
import { limitCalls } from './call-limit.ts';
import { readCompletion } from './completion.ts';
import { openDeadline } from './deadline.ts';
import { type EndpointSettings, openEndpoint } from './endpoint.ts';

export interface LlamaSettings extends EndpointSettings {
  /** Calls of this process at a time, 1 or more. */
  readonly concurrency: number;
  /** For the whole of a call, from its turn to the last byte of the answer. */
  readonly timeoutMs: number;
  /** US dollars for a million tokens, prompt and completion alike. */
  readonly usdPerMillionTokens: number;
}

/** How one `ask` went that got its turn; a second request within it, for another answer format, is not told apart. */
export interface CallReport {
  readonly ms: number;
  /** `ok` or the code of the Failure. */
  readonly status: string;
  /** As the endpoint counted them; 0 where it did not say or failed. */
  readonly tokens: { readonly prompt: number; readonly completion: number };
  /** US dollars by the configured price; 0 where it failed. */
  readonly costUsd: number;
}

export interface Llama {
  /**
   * Waits for its turn, asks once and never retries. Rejects with a Failure only; LLAMA_ABORTED as soon as the signal
   * fires, whether it waited or not. `tokens` and `costUsd` of the answer are 0 where the endpoint stated no usage.
   * `report` hears of the call before the promise settles, and only where one was made.
   */
  ask(prompt: Prompt, signal: AbortSignal, report?: (call: CallReport) => void): Promise<LlamaAnswer>;
  /** Calls that have their turn. */
  inFlight(): number;
  /** Calls that wait for theirs. */
  waiting(): number;
}

/** What others have to say about calls. Both are waited for within a call's turn, so that the next sees their effect. */
export interface CallHooks {
  /** Asked just before a call; rejecting with a Failure keeps it from being made, and it is not reported. */
  readonly before: () => Promise<void>;
  readonly failed: (failure: Failure) => Promise<void>;
  readonly report: (call: CallReport) => void;
}

/** A client for one endpoint. Opens no connection before the first call. */
export function openLlama(settings: LlamaSettings, hooks: Partial<CallHooks> = {}): Llama {
  const complete = openEndpoint(settings);
  const limit = limitCalls(settings.concurrency);

  async function call(prompt: Prompt, signal: AbortSignal): Promise<LlamaAnswer> {
    const deadline = openDeadline(signal, settings.timeoutMs);
    try {
      const body = await complete(prompt, deadline.signal);
      return readCompletion(body, settings.model, settings.usdPerMillionTokens);
    } catch (thrown) {
      throw breakage(thrown, deadline.ended(), Date.now());
    } finally {
      deadline.close();
    }
  }

  async function reported(prompt: Prompt, signal: AbortSignal, report?: CallHooks['report']): Promise<LlamaAnswer> {
    await hooks.before?.();
    const began = performance.now();
    const tell = (status: string, { tokens, costUsd }: Pick<CallReport, 'tokens' | 'costUsd'>) => {
      const call = { ms: performance.now() - began, status, tokens, costUsd };
      hooks.report?.(call);
      report?.(call);
    };
    const answer = await call(prompt, signal).catch(async (thrown: unknown) => {
      const failure = asFailure(thrown);
      tell(failure.code, { tokens: NO_TOKENS, costUsd: 0 });
      await hooks.failed?.(failure);
      throw failure;
    });
    tell('ok', answer);
    return answer;
  }

  return {
    ask: (prompt, signal, report) => limit.run(() => reported(prompt, signal, report), signal, aborted),
    inFlight: limit.inFlight,
    waiting: limit.waiting,
  };
}
