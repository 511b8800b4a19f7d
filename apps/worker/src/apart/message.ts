import type { AnalyzeJob, AnalyzeUserResult, FailureKind } from '@ambia/prediction';

/** From a worker to a process of its own. */
export type Order = Errand | { readonly cancel: number };

export interface Errand {
  readonly id: number;
  readonly job: AnalyzeJob;
}

/** And back; `ready` once, before anything else. */
export type Word = { readonly ready: true } | Answer;

export type Answer = { readonly id: number } & (
  | { readonly result: AnalyzeUserResult }
  | { readonly failure: SentFailure }
);

/** A Failure's parts: an error's own are lost on the way between processes. */
export interface SentFailure {
  readonly kind: FailureKind;
  readonly code: string;
  readonly text: string;
  readonly retryAfterMs?: number | undefined;
  readonly everyone: boolean;
}
