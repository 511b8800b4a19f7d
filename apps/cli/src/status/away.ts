import type { ExitCode } from '../exit-codes.ts';
import { failureReport } from '../failure-report.ts';

/** A part that could not be asked. */
export interface Away {
  readonly ok: false;
  readonly code: string;
  readonly message: string;
  readonly exitCode: ExitCode;
}

/** What was asked, or why it could not be. */
export async function orAway<State>(ask: () => Promise<State>): Promise<State | Away> {
  try {
    return await ask();
  } catch (thrown) {
    const { code, message, exitCode } = failureReport(thrown);
    return { ok: false, code, message, exitCode };
  }
}
