import { readFileSync } from 'node:fs';
import { Failure, type LlamaAnswer, llamaName } from '@ambia/prediction';
import { Complaint } from '../../complaint.ts';
import { EXIT } from '../../exit-codes.ts';
import { AnswerLine } from './answer-line.ts';
import type { Asked } from './ask.ts';
import { promptHash } from './prompt-hash.ts';

/**
 * Answers from a recording. A prompt that is not in it has none: after the day in which that happened, `check` says of
 * how many. @throws Complaint where the file is no recording
 */
export function recordedLlama(path: string, name: string): Asked {
  const answers = readAnswers(path, name);
  const [first] = answers.values();
  if (first === undefined) throw unreadable(name, 'holds no answer');
  const missing = new Set<string>();
  return {
    label: `recorded ${first.model}`,
    llama: llamaName(first.model),
    calls: true,
    async ask(prompt) {
      const hash = promptHash(prompt);
      const answer = answers.get(hash);
      if (answer !== undefined) return answer;
      missing.add(hash);
      throw new Failure('permanent', 'NO_RECORDED_ANSWER', 'the recording holds no answer to this prompt');
    },
    check() {
      if (missing.size > 0) throw incomplete(name, missing.size, answers.size);
    },
  };
}

function readAnswers(path: string, name: string): ReadonlyMap<string, LlamaAnswer> {
  const lines = textOf(path, name)
    .split('\n')
    .filter((line) => line !== '');
  return new Map(lines.map((line, index) => entryOf(line, `line ${index + 1} of ${name}`)));
}

function textOf(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown error';
    throw unreadable(name, `cannot be read (${code})`);
  }
}

function entryOf(line: string, where: string): [string, LlamaAnswer] {
  const read = AnswerLine.safeParse(parsed(line, where));
  if (!read.success) throw unreadable(where, 'is not {"hash", "answer"}');
  return [read.data.hash, read.data.answer];
}

function parsed(line: string, where: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw unreadable(where, 'is not JSON');
  }
}

function unreadable(what: string, why: string): Complaint {
  const text = `${what} ${why}; expected what --record wrote: a line of JSON for each answer`;
  return new Complaint(EXIT.badInput, 'BACKTEST_ANSWERS', text);
}

function incomplete(name: string, missing: number, held: number): Complaint {
  const text = `${name} holds ${held} answers, and none to ${missing} prompts of the last day that was replayed; expected a recording of this log with these options and this version: record it again with --record`;
  return new Complaint(EXIT.badInput, 'BACKTEST_NO_ANSWER', text);
}
