import { errorDocument } from './error-document.ts';
import type { ExitCode } from './exit-codes.ts';
import { failureReport } from './failure-report.ts';
import type { Output } from './output.ts';

/** Says what went wrong, with --json also as a document, and hands out what the process should end with. */
export function sayFailure(thrown: unknown, out: Output): ExitCode {
  const { exitCode, code, message, others = [] } = failureReport(thrown);
  const messages = [message, ...others];
  if (out.json) out.result(errorDocument(exitCode, code, messages.join('\n')), () => '');
  for (const line of messages) out.say(`ambia: ${line}`);
  // Frames name places in programs, never anyone's words.
  for (const frame of framesOf(thrown)) out.detail(frame);
  return exitCode;
}

function framesOf(thrown: unknown): string[] {
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  return stack.split('\n').filter((line) => /^ +at /.test(line));
}
