import type { ExitCode } from './exit-codes.ts';

/** Something a person must hear and act upon: the message says what was given, what was expected, what to do. */
export class Complaint extends Error {
  override readonly name = 'Complaint';
  readonly exitCode: ExitCode;
  /** A stable name for programs: `NO_SUCH_USER`. */
  readonly code: string;
  /** Further messages, each a sentence of its own. */
  readonly others: readonly string[];

  constructor(exitCode: ExitCode, code: string, message: string, others: readonly string[] = []) {
    super(message);
    this.exitCode = exitCode;
    this.code = code;
    this.others = others;
  }
}
