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
   * The hooks are told before the promise settles.
   */
  ask(prompt: Prompt, signal: AbortSignal, hooks?: Partial<CallHooks>): Promise<LlamaAnswer>;
  /** Calls that have their turn. */
  inFlight(): number;
  /** Calls that wait for theirs. */
  waiting(): number;
}

/**
 * What the caller has to say about a call. Before it, and where it failed, that is waited for within the call's turn, so that
 * the next sees its effect; after an answer the next need not wait for it.
 */
export interface CallHooks {
  /** Asked just before the call; rejecting with a Failure keeps it from being made, and the others from being told. */
  readonly before: () => Promise<void>;
  /** Null: there is an answer. Rejecting with a Failure takes the place of the call's own. */
  readonly ended: (failure: Failure | null) => Promise<void>;
  readonly report: (call: CallReport) => void;
}

interface Turn {
  readonly answer: LlamaAnswer;
  /** Began within the turn, so that whoever asks next asks after it. */
  readonly told: Promise<void> | undefined;
}

/** A client for one endpoint. Opens no connection before the first call. */
export function openLlama(settings: LlamaSettings): Llama {
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

  async function turn(prompt: Prompt, signal: AbortSignal, hooks: Partial<CallHooks>): Promise<Turn> {
    await hooks.before?.();
    const began = performance.now();
    const tell = (failure: Failure | null, { tokens, costUsd }: Pick<CallReport, 'tokens' | 'costUsd'>) => {
      hooks.report?.({ ms: performance.now() - began, status: failure?.code ?? 'ok', tokens, costUsd });
      return hooks.ended?.(failure);
    };
    const answer = await call(prompt, signal).catch(async (thrown: unknown) => {
      const failure = asFailure(thrown);
      await tell(failure, { tokens: NO_TOKENS, costUsd: 0 });
      throw failure;
    });
    return { answer, told: tell(null, answer) };
  }

  return {
    async ask(prompt, signal, hooks = {}) {
      const { answer, told } = await limit.run(() => turn(prompt, signal, hooks), signal, aborted);
      await told;
      return answer;
    },
    inFlight: limit.inFlight,
    waiting: limit.waiting,
  };
}
