import { appendFileSync, writeFileSync } from 'node:fs';
import type { AnswerLine } from './answer-line.ts';
import type { Asked } from './ask.ts';
import { promptHash } from './prompt-hash.ts';

/** Writes what a Llama answers to a file, a line of JSON each, readable by its owner alone: it holds people's words. */
export function recording(asked: Asked, path: string): Asked {
  return {
    ...asked,
    async ask(prompt, signal) {
      const answer = await asked.ask(prompt, signal);
      if (answer === null) return answer;
      const line: AnswerLine = { hash: promptHash(prompt), answer };
      appendFileSync(path, `${JSON.stringify(line)}\n`);
      return answer;
    },
  };
}

/** An empty recording, in the place of an older one. */
export function beginRecording(path: string): void {
  writeFileSync(path, '', { mode: 0o600 });
}
