import { slotText } from '@ambia/prediction';
import { fleetPause } from '@ambia/queue';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { duration } from '../show/amounts.ts';
import { withQueues } from '../wire.ts';

export function addResume(cli: Cli): void {
  cli
    .command('resume', [
      ['ambia resume', 'after `ambia pause`'],
      ['ambia resume --json', 'for a program: since when it rested'],
    ])
    .action((options: CommonOptions) => cli.perform(options, resume));
}

function resume(invocation: Invocation): Promise<ExitCode> {
  const { io, out } = invocation;
  return withQueues(invocation, async (queues) => {
    const since = await fleetPause(queues).end();
    const text = () =>
      since === null
        ? 'the fleet was not at rest'
        : `the fleet works again, after ${duration(io.now() - since)} of rest`;
    out.result({ was_paused_since: since === null ? null : slotText(since) }, text);
    return EXIT.ok;
  });
}
