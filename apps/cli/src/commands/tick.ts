import { manualSlot, slotText } from '@ambia/prediction';
import { addTick } from '@ambia/queue';
import { wholeNumber } from '../argument.ts';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { within } from '../patience.ts';
import { instantUtc } from '../show/amounts.ts';
import { sayRest } from '../show/say-rest.ts';
import { summaryText } from '../show/summary.ts';
import { followRun } from '../waiting/follow-run.ts';
import { openWait } from '../waiting/wait.ts';
import { type Everything, withEverything } from '../wire.ts';

interface TickOptions extends CommonOptions {
  readonly wait?: boolean;
  readonly timeout: number;
}

export function addTickCommand(cli: Cli): void {
  cli
    .command('tick', [
      ['ambia tick --wait', 'and wait for it: exit code 0 only if it succeeded'],
      ['ambia tick', 'leave it to the workers'],
    ])
    .option('--wait', 'show its progress and its summary')
    .option('--timeout <seconds>', 'how long --wait waits (then exit code 5)', wholeNumber(1, 86_400), 1_200)
    .action((options: TickOptions) => cli.perform(options, (invocation) => tick(options, invocation)));
}

function tick(options: TickOptions, invocation: Invocation): Promise<ExitCode> {
  return withEverything(invocation, async (all) => {
    const slot = manualSlot(invocation.io.now());
    await addTick(all.queues, slot);
    await sayRest(all.queues, invocation.out);
    if (options.wait) return await waited(slot, options, all, invocation);
    const text = () => `a run begins as soon as a worker takes it: ${instantUtc(slotText(slot))} UTC in \`ambia runs\``;
    invocation.out.result({ slot: slotText(slot) }, text);
    return EXIT.ok;
  });
}

async function waited(
  slot: number,
  { timeout }: TickOptions,
  all: Everything,
  invocation: Invocation,
): Promise<ExitCode> {
  const { out } = invocation;
  const wait = openWait(invocation, all.addresses);
  const late = () => wait.late('the run is not complete', timeout);
  const summary = await within(timeout, late, (signal) => followRun(all, slot, wait, signal));
  out.result(summary, () => summaryText(summary, out.paint));
  return summary.success ? EXIT.ok : EXIT.failed;
}
