import type { Command } from 'commander';
import { COMMANDS, type CommandName, type Listed } from './commands.ts';
import { dataFolder } from './config.ts';
import type { ExitCode } from './exit-codes.ts';
import type { CommonOptions, Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { openOutput } from './output.ts';

/** The work of a command; its exit code is what it is worth. */
type Work = (invocation: Invocation) => Promise<ExitCode>;

/** What the commands hang on to. */
export interface Cli {
  /** A command with the options that all have, and a help that begins with these examples. */
  command(name: CommandName, examples: readonly Example[]): Command;
  /** Does the work, says what went wrong, and keeps the exit code. */
  perform(options: CommonOptions, work: Work): Promise<void>;
}

export type Example = readonly [command: string, meaning: string];

export function openCli(program: Command, io: Io, ended: (code: ExitCode) => void): Cli {
  return {
    command(name, examples) {
      return addCommonOptions(addListed(program, COMMANDS[name]).addHelpText('before', exampleText(examples)));
    },
    async perform(given, work) {
      // Before the command's name they are the program's.
      const options = { ...given, ...program.opts<CommonOptions>() };
      const out = openOutput(io, options);
      try {
        ended(await work({ io, out, dataFolder: dataFolder(io, options.data) }));
      } catch (thrown) {
        const { sayFailure } = await import('./say-failure.ts');
        ended(sayFailure(thrown, out));
      }
    },
  };
}

/** What the program's own help shows of a command. */
export function addListed(program: Command, { usage, summary }: Pick<Listed, 'usage' | 'summary'>): Command {
  return program.command(usage).summary(summary).description(summary);
}

export function addCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print one JSON document to stdout')
    .option('--data <dir>', 'folder in which `ambia start` keeps its data (default: .ambia in the project)')
    .option('--verbose', 'say which Redis and database are used, and more of what goes wrong');
}

export function exampleText(examples: readonly Example[]): string {
  const width = Math.max(...examples.map(([command]) => command.length));
  const lines = examples.map(([command, meaning]) => `  ${command.padEnd(width)}  ${meaning}`);
  return `Examples:\n${lines.join('\n')}\n`;
}
