import type { ExitCode } from './exit-codes.ts';

/** What --json prints where there is no result. */
export function errorDocument(exitCode: ExitCode, code: string, message: string): object {
  return { error: { code, message, exit_code: exitCode } };
}
