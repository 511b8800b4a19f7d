import { createHash } from 'node:crypto';
import type { Prompt } from '@ambia/prediction';

/** sha256 of everything that Llama is told: equal prompts share an answer. */
export function promptHash({ system, document, answerSchema }: Prompt): string {
  return createHash('sha256')
    .update(JSON.stringify([system, document, answerSchema]))
    .digest('hex');
}
