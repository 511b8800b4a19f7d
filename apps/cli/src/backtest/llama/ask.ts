import type { LlamaAnswer, Prompt } from '@ambia/prediction';

/** Whoever is asked in Llama's place. Null: nobody is, the habits speak alone. @throws Failure where the call breaks */
export type Ask = (prompt: Prompt, signal: AbortSignal) => Promise<LlamaAnswer | null>;

/** One way of answering, and what it is called. */
export interface Asked {
  readonly ask: Ask;
  /** For people: `stand-in Llama`. */
  readonly label: string;
  /** Whose confidences these are, as `AnalyzeUserRules.llama` has it. */
  readonly llama: string;
  /** False where nobody is asked. */
  readonly calls: boolean;
  /** Called after every day of a replay. @throws Complaint where going on would be for nothing */
  readonly check?: () => void;
}
