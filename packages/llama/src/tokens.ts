import { createRequire } from 'node:module';
import type { Prompt } from '@ambia/prediction';
import type { Llama3Tokenizer } from 'llama3-tokenizer-js';

/** Takes 0.7 s and 120 MB, hence only where somebody counts; Node keeps what it loaded. */
const load = createRequire(import.meta.url);
const TOKENIZER = 'llama3-tokenizer-js/bundle/commonjs-llama3-tokenizer-with-baked-data.cjs';

/** How many tokens Llama 3 makes of a text, without any frame around it. */
export function countText(text: string): number {
  const { llama3Tokenizer }: { llama3Tokenizer: Llama3Tokenizer } = load(TOKENIZER);
  return llama3Tokenizer.encode(text, { bos: false, eos: false }).length;
}

/**
 * How many tokens a request is: the two messages in Llama 3's chat template up to where the answer begins, and the schema
 * as JSON, since endpoints differ in whether they put it before the model. An empty schema was not sent and counts
 * nothing; the two lines about dates that some endpoints add to the system message are theirs and not counted.
 */
export function countTokens({ system, document, answerSchema }: Prompt): { prompt: number } {
  const messages = `<|begin_of_text|>${message('system', system)}${message('user', document)}${header('assistant')}`;
  const schema = Object.keys(answerSchema).length === 0 ? 0 : countText(JSON.stringify(answerSchema));
  return { prompt: countText(messages) + schema };
}

function message(role: string, content: string): string {
  return `${header(role)}${content}<|eot_id|>`;
}

function header(role: string): string {
  return `<|start_header_id|>${role}<|end_header_id|>\n\n`;
}
