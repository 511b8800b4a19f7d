/** What kind of breakage it was; the only thing a decision about retrying may look at. */
export type FailureKind = 'transient' | 'rate_limited' | 'permanent';

export interface FailureDetails {
  /** Milliseconds the other side asked us to wait, already clamped by whoever read it. */
  readonly retryAfterMs?: number;
  /** True where the breakage concerns every user alike (a rejected key, a model that is gone). */
  readonly everyone?: boolean;
}

/**
 * Something broke. `code` is a stable name (`LLAMA_TIMEOUT`), `text` is written by us:
 * never SQL, parameters, prompts, queries, keys or another library's message. The original error is not kept as
 * `cause`, because loggers print causes.
 */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  readonly code: string;
  readonly retryAfterMs: number | undefined;
  readonly everyone: boolean;

  constructor(kind: FailureKind, code: string, text: string, details: FailureDetails = {}) {
    super(`${code}: ${text}`);
    this.kind = kind;
    this.code = code;
    this.retryAfterMs = details.retryAfterMs;
    this.everyone = details.everyone ?? false;
  }
}

/** Any thrown value as a Failure. What we did not expect is transient and says nothing of its content. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  const name = thrown instanceof Error ? thrown.constructor.name : typeof thrown;
  return new Failure('transient', 'UNEXPECTED', `an unforeseen ${name.replace(/[^A-Za-z0-9_]/g, '')}`);
}

export type Verdict = 'retry' | 'pause' | 'give_up';

/**
 * Retry (costs an attempt, with backoff), pause (wait as asked, costs none) or give up.
 * A breakage that concerns everyone pauses: the person in hand did nothing wrong.
 */
export function verdict(failure: Failure, attempts: { readonly made: number; readonly allowed: number }): Verdict {
  if (failure.kind === 'rate_limited' || failure.everyone) return 'pause';
  if (failure.kind === 'permanent') return 'give_up';
  return attempts.made + 1 < attempts.allowed ? 'retry' : 'give_up';
}
