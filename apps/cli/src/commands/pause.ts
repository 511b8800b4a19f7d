import { slotText } from '@ambia/prediction';
import { fleetPause } from '@ambia/queue';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { instantUtc } from '../show/amounts.ts';
import { withQueues } from '../wire.ts';

export function addPause(cli: Cli): void {
  cli
    .command('pause', [
      ['ambia pause', 'until `ambia resume`'],
      ['ambia pause --json', 'for a program: since when'],
    ])
    .action((options: CommonOptions) => cli.perform(options, pause));
}

function pause(invocation: Invocation): Promise<ExitCode> {
  const { io, out } = invocation;
  return withQueues(invocation, async (queues) => {
    const began = slotText(await fleetPause(queues).begin(io.now()));
    const active = await queues.analyze.getActiveCount();
    const inHand = active === 0 ? '' : `; ${active} in hand are still finished`;
    const text = () => `the fleet rests since ${instantUtc(began)} UTC${inHand}: \`ambia resume\` goes on`;
    out.result({ paused_since: began, in_hand: active }, text);
    return EXIT.ok;
  });
}
