import { Command } from 'commander';
import { addCommonOptions, exampleText, openCli } from './cli.ts';
import { addBacktest } from './commands/backtest.ts';
import { addBench } from './commands/bench.ts';
import { addCalibration } from './commands/calibration.ts';
import { addEnqueue } from './commands/enqueue.ts';
import { addExplain } from './commands/explain.ts';
import { addFailed } from './commands/failed.ts';
import { addImport } from './commands/import.ts';
import { addMigrate } from './commands/migrate.ts';
import { addPause } from './commands/pause.ts';
import { addPredictions } from './commands/predictions.ts';
import { addResume } from './commands/resume.ts';
import { addRetry } from './commands/retry.ts';
import { addRuns } from './commands/runs.ts';
import { addStandIn } from './commands/stand-in.ts';
import { addStart } from './commands/start.ts';
import { addStatus } from './commands/status.ts';
import { addTickCommand } from './commands/tick.ts';
import { version } from './config.ts';
import { EXIT_MEANINGS, type ExitCode } from './exit-codes.ts';
import type { Io } from './io.ts';

/** The whole command line. Parsing it throws CommanderError where commander itself would end the process. */
export function buildProgram(io: Io, ended: (code: ExitCode) => void): Command {
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
  for (const add of COMMANDS) add(cli);
  return program;
}

const COMMANDS = [
  addStart,
  addEnqueue,
  addTickCommand,
  addStatus,
  addRuns,
  addFailed,
  addRetry,
  addPause,
  addResume,
  addPredictions,
  addExplain,
  addCalibration,
  addMigrate,
  addImport,
  addBacktest,
  addBench,
  addStandIn,
] as const;

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
