import { Option } from 'commander';
import { wholeNumber } from '../argument.ts';
import { llamaList, seedList, zoneName } from '../backtest/argument.ts';
import { PEOPLE_FROM } from '../backtest/log/scored-days.ts';
import { perform } from '../backtest/perform.ts';
import type { BacktestAsked } from '../backtest/read-options.ts';
import type { Cli } from '../cli.ts';

const HELP = `
Every person's history is replayed on a virtual clock, through the same chain as a worker's; of what comes later nothing
is ever visible. Beside the chain stand baselines of this command's own. The file is one for \`ambia import\`; its times
stay where they are. No Redis and no database is needed.

A stand-in is a local program, no language model: with it, this only checks the plumbing.
With --llama together every prompt goes to Together AI (TOGETHER_AI_KEY) and is paid for. Recordings hold people's words.`;

export function addBacktest(cli: Cli): void {
  cli
    .command('backtest', [
      ['ambia backtest activity.tsv.gz --llama stand-in,none', 'the chain both ways, beside the baselines'],
      ['ambia backtest activity.tsv.gz --html report.html', 'also as a page with diagrams'],
      ['ambia backtest activity.tsv.gz --protocol slots --sample 48', 'at a random slot of each half hour'],
      ['ambia backtest activity.tsv.gz --shuffle', 'without any regularity: nothing should be queued'],
    ])
    .addOption(
      new Option('--protocol <name>', 'once a day at 04:00, or at the product’s own slots')
        .choices(['daily', 'slots'])
        .default('daily'),
    )
    .option('--top <n>', 'daily: so many predictions a person-day count, the surest', wholeNumber(1, 20), 3)
    .option('--every <minutes>', 'slots: time between two', wholeNumber(1, 1_440), 5)
    .option(
      '--sample <n>',
      'slots: so many of each day, one at random from each of as many parts of it',
      wholeNumber(1, 1_440),
    )
    .option('--warm-up <days>', 'days that are not scored (default: 60 % of the log)', wholeNumber(0, 10_000))
    .addOption(
      new Option(
        '--people-from <part>',
        'what decides who is scored: all of the log, or only what comes before the scored days',
      )
        .choices(PEOPLE_FROM)
        .default('log'),
    )
    .option(
      '--min-events <n>',
      'people with fewer events in the log are not scored; of a warm-up its share is asked',
      wholeNumber(1, 1_000_000),
      60,
    )
    .option('--min-days <n>', 'people active on fewer of its days are not scored; likewise', wholeNumber(1, 10_000), 12)
    .option('--learn-every <days>', 'how often the chain learns anew', wholeNumber(1, 365), 1)
    .addOption(
      new Option('--calibration <mode>', 'open: as auto does once 300 outcomes of the Llama are known')
        .choices(['open', 'auto', 'shadow', 'off'])
        .default('open'),
    )
    .option('--llama <names>', 'stand-in, none, together or recorded; several: one after another', llamaList, [
      'stand-in',
    ])
    .option('--inflate', 'the stand-in states .80 to .95, as language models do')
    .option('--record <file>', 'write every answer to this file')
    .option('--answers <file>', 'answers for --llama recorded')
    .option('--shuffle', 'every burst of a need at a random time of its person’s days')
    .option(
      '--seeds <numbers>',
      'one report for each: 1,2,3; daily, without --shuffle, all share one replay',
      seedList,
      [1],
    )
    .option('--zone <name>', 'time zone of the file’s times (default: DEFAULT_TIMEZONE)', zoneName)
    .option('--resume <file>', 'keep notes in this file, and go on from them')
    .option('--html <file>', 'write the first report as a page')
    .addHelpText('after', HELP)
    .action((file: string, options: BacktestAsked) =>
      cli.perform(options, (invocation) => perform(file, options, invocation)),
    );
}
