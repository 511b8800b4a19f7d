import { Failure } from '@ambia/prediction';
import { type CallReport, type Llama, type LlamaSettings, openLlama } from '../src/index.ts';

export const NEVER = new AbortController().signal;

/** A client of the address, and what it reported. */
export function clientOf(
  baseUrl: string,
  settings: Partial<LlamaSettings> = {},
): { llama: Llama; reports: readonly CallReport[] } {
  const reports: CallReport[] = [];
  const llama = openLlama({
    apiKey: 'secret-key',
    baseUrl,
    model: 'meta-llama/Llama-3.3-70B-Instruct-Turbo',
    concurrency: 4,
    timeoutMs: 10_000,
    usdPerMillionTokens: 0.88,
    ...settings,
  });
  const report = (call: CallReport) => reports.push(call);
  return { llama: { ...llama, ask: (prompt, signal) => llama.ask(prompt, signal, { report }) }, reports };
}

/** The Failure that a promise rejects with; anything else is an error of the test. */
export async function failureOf(promise: Promise<unknown>): Promise<Failure> {
  const thrown = await promise.then(
    () => new Error('it did not fail'),
    (error: unknown) => error,
  );
  if (thrown instanceof Failure) return thrown;
  throw thrown;
}
