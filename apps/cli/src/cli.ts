import type { Command } from 'commander';
import { dataFolder } from './config.ts';
import type { ExitCode } from './exit-codes.ts';
import { failureReport } from './failure-report.ts';
import type { CommonOptions, Invocation } from './invocation.ts';
import type { Io } from './io.ts';
import { openOutput } from './output.ts';

/** The work of a command; its exit code is what it is worth. */
export type Work = (invocation: Invocation) => Promise<ExitCode>;

/** What the commands hang on to. */
export interface Cli {
  /** A command with the options that all have, and a help that begins with these examples. */
  command(usage: string, summary: string, examples: readonly Example[]): Command;
  /** Does the work, says what went wrong, and keeps the exit code. */
  perform(options: CommonOptions, work: Work): Promise<void>;
}

export type Example = readonly [command: string, meaning: string];

export function openCli(program: Command, io: Io, ended: (code: ExitCode) => void): Cli {
  return {
    command(usage, summary, examples) {
      return program
        .command(usage)
        .summary(summary)
        .description(summary)
        .addHelpText('before', exampleText(examples))
        .option('--json', 'print one JSON document to stdout')
        .option('--data <dir>', 'folder in which `ambia start` keeps its data (default: .ambia in the project)')
        .option('--verbose', 'say which Redis and database are used, and more of what goes wrong');
    },
    async perform(options, work) {
      const out = openOutput(io, options);
      try {
        ended(await work({ io, out, dataFolder: dataFolder(io, options.data) }));
      } catch (thrown) {
        const { exitCode, code, message } = failureReport(thrown);
        if (out.json) out.result({ error: { code, message, exit_code: exitCode } }, () => '');
        out.say(`ambia: ${message}`);
        // Frames name places in programs, never anyone's words.
        for (const frame of framesOf(thrown)) out.detail(frame);
        ended(exitCode);
      }
    },
  };
}

export function exampleText(examples: readonly Example[]): string {
  const width = Math.max(...examples.map(([command]) => command.length));
  const lines = examples.map(([command, meaning]) => `  ${command.padEnd(width)}  ${meaning}`);
  return `Examples:\n${lines.join('\n')}\n`;
}

function framesOf(thrown: unknown): string[] {
  const stack = thrown instanceof Error ? (thrown.stack ?? '') : '';
  return stack.split('\n').filter((line) => /^ +at /.test(line));
}
