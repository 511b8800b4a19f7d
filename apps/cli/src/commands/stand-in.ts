import { type StandIn, type StandInBehaviour, startStandIn } from '@ambia/llama/stand-in';
import { Option } from 'commander';
import { share, wholeNumber } from '../argument.ts';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { interruption } from '../interruption.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';

interface StandInFlags extends CommonOptions {
  readonly host: string;
  readonly port: number;
  readonly delayMs?: number;
  readonly jitterMs?: number;
  readonly failRate?: number;
  readonly failStatus?: number;
  readonly retryAfter?: string;
  readonly answer?: Extract<StandInBehaviour['answer'], string>;
  readonly inflate?: boolean;
  readonly seed?: number;
}

const ANSWERS = ['habits', 'markdown', 'html', 'half_json', 'empty_choices', 'old_format'];

export function addStandIn(cli: Cli): void {
  cli
    .command('stand-in', [
      ['ambia stand-in --port 8090', 'then set STAND_IN_URL=http://127.0.0.1:8090/v1'],
      ['ambia stand-in --fail-rate 0.2 --fail-status 503', 'every fifth call fails'],
      ['ambia stand-in --delay-ms 2000', 'as slow as the real one'],
    ])
    .option('--host <address>', 'where it listens', '127.0.0.1')
    .option('--port <n>', 'its port; 0 takes any free one', wholeNumber(0, 65_535), 8_090)
    .option('--delay-ms <n>', 'before every answer', wholeNumber(0, 600_000))
    .option('--jitter-ms <n>', 'up to this much more', wholeNumber(0, 600_000))
    .option('--fail-rate <share>', 'share of calls that fail, 0 to 1', share)
    .option('--fail-status <code>', 'HTTP status of a failure', wholeNumber(400, 599))
    .option('--retry-after <text>', 'Retry-After header of a failure')
    .addOption(new Option('--answer <kind>', 'what it answers').choices(ANSWERS))
    .option('--inflate', 'state everything it is shown with .80 to .95 and leave nothing out, as language models do')
    .option('--seed <n>', 'of everything that is drawn', wholeNumber(0, 2 ** 31))
    .action((flags: StandInFlags) => cli.perform(flags, (invocation) => standIn(flags, invocation)));
}

const LAST_RESORT_MS = 3_000;

async function standIn(flags: StandInFlags, { io, out }: Invocation): Promise<ExitCode> {
  const interrupted = interruption(io, LAST_RESORT_MS);
  const { host, port } = flags;
  const server = await startStandIn({ host, port, behaviour: behaviourOf(flags) });
  try {
    out.result({ url: server.url }, () => `stand-in for Llama at ${server.url} (POST ${server.url}/chat/completions)`);
    await untilAborted(interrupted.signal);
  } finally {
    await server.close();
    interrupted.release();
  }
  out.say(statsText(server));
  return EXIT.ok;
}

/** Only what was said: the rest is the stand-in's own default. */
function behaviourOf({ host, port, json, verbose, data, ...behaviour }: StandInFlags): Partial<StandInBehaviour> {
  return behaviour;
}

function statsText(server: StandIn): string {
  const { calls, answered, failed, maxInFlight } = server.stats();
  return `${calls} calls, ${answered} answered, ${failed} failed, at most ${maxInFlight} at once`;
}

function untilAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
