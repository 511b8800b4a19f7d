import { Command } from 'commander';
import { addCommonOptions, addListed, exampleText, openCli } from './cli.ts';
import { COMMANDS } from './commands.ts';
import { version } from './config.ts';
import { EXIT_MEANINGS, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';

/**
 * The command line, with all of those commands that occur in its words: of the others only what the help lists. Parsing it
 * throws CommanderError where commander itself would end the process.
 */
export async function buildProgram(argv: readonly string[], io: Io, ended: (code: ExitCode) => void): Promise<Command> {
  const program = new Command('ambia')
    .description('Finds what people will need next and when, and queues it.')
    .version(version())
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 100,
      getErrHelpWidth: () => io.stderr.columns ?? 100,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .addHelpText('before', exampleText(EXAMPLES))
    .addHelpText('after', exitCodeText());
  addCommonOptions(program);
  const cli = openCli(program, io, ended);
  for (const [name, listed] of Object.entries(COMMANDS)) {
    if (argv.includes(name)) (await listed.load())(cli);
    else addListed(program, listed);
  }
  return program;
}

const EXAMPLES = [
  ['ambia start', 'everything on this machine, with sample activity, until Ctrl-C'],
  ['ambia status', 'what is up, what waits, when the next run begins'],
  ['ambia enqueue cns0578 --wait', 'analyse one person ahead of everyone, and show what came of it'],
  ['ambia import activity.tsv.gz', 'put an activity log into the database'],
] as const;

function exitCodeText(): string {
  const lines = EXIT_MEANINGS.map(([code, meaning]) => `  ${String(code).padStart(3)}  ${meaning}`);
  return `\nExit codes:\n${lines.join('\n')}`;
}
