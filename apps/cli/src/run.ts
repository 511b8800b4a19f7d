import { CommanderError } from 'commander';
import { errorDocument } from './error-document.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';
import { openOutput } from './output.ts';
import { buildProgram } from './program.ts';

/** Runs one command line, without the program's name, and says what the process should end with. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  const ending: { code: ExitCode } = { code: EXIT.ok };
  const program = await buildProgram(argv, io, (code) => {
    ending.code = code;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return ending.code;
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    // Commander has told people what it had to say: help and version are no mistakes.
    if (thrown.exitCode === 0) return EXIT.ok;
    if (asksForJson(argv)) openOutput(io, { json: true }).result(usageDocument(thrown), () => '');
    return EXIT.usage;
  }
}

/** Told from the words alone, where they are not understood as a command line. */
export function asksForJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json');
}

function usageDocument({ code, message }: CommanderError): object {
  const text = code === 'commander.help' ? 'expected a command: see ambia --help' : message.replace(/^error: /, '');
  return errorDocument(EXIT.usage, 'USAGE', text);
}
