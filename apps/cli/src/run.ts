import { CommanderError } from 'commander';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';
import { buildProgram } from './program.ts';

/** Runs one command line, without the program's name, and says what the process should end with. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const ending: { code: ExitCode } = { code: EXIT.ok };
  const program = buildProgram(io, (code) => {
    ending.code = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return ending.code;
  } catch (thrown) {
    // Commander has said what it had to say: help and version are no mistakes.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.ok : EXIT.usage;
    throw thrown;
  }
}
