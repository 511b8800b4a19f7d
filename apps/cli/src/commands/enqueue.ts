import { analyzeJobOf, manualSlot, type Outcome } from '@ambia/prediction';
import { enqueueFirst, type OneOff } from '@ambia/queue';
import { wholeNumber } from '../argument.ts';
import type { Cli } from '../cli.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { requireActivity } from '../known-user.ts';
import { within } from '../patience.ts';
import { jobDocument, predictionsDocument } from '../show/document.ts';
import { resultText } from '../show/result.ts';
import { sayRest } from '../show/say-rest.ts';
import { followJob } from '../waiting/follow-job.ts';
import { openWait } from '../waiting/wait.ts';
import { type Everything, withEverything } from '../wire.ts';

interface EnqueueOptions extends CommonOptions {
  readonly wait?: boolean;
  readonly ifChanged?: boolean;
  readonly timeout: number;
}

export function addEnqueue(cli: Cli): void {
  cli
    .command('enqueue', [
      ['ambia enqueue cns0578 --wait', 'and show what came of it, in their own words'],
      ['ambia enqueue cns0578', 'leave it to the workers'],
    ])
    .option('--wait', 'show the progress, the result and what is queued for them')
    .option('--if-changed', 'ask Llama only where a run would; without this it is always asked')
    .option('--timeout <seconds>', 'how long --wait waits (then exit code 5)', wholeNumber(1, 86_400), 300)
    .addHelpText('after', '\nExit code 4: no such user, which is someone without activity within HISTORY_DAYS.')
    .action((user: string, options: EnqueueOptions) =>
      cli.perform(options, (invocation) => enqueue(user, options, invocation)),
    );
}

const HOW: Readonly<Record<OneOff['how'], string>> = {
  added: 'enqueued ahead of everyone who waits',
  moved_to_front: 'was waiting already and is moved to the front',
  follows_running: 'is being analysed already; an analysis of their own, always before Llama, follows it',
  already_running: 'is being analysed already',
};

const NOT_ANALYSED: readonly string[] = ['failed', 'expired', 'over_budget', 'quarantined'] satisfies Outcome[];

function enqueue(user: string, options: EnqueueOptions, invocation: Invocation): Promise<ExitCode> {
  const { io, out } = invocation;
  return withEverything(invocation, async (all) => {
    await requireActivity(all.store, user, all.settings, io.now());
    const oneOff = await enqueueNow(user, options, all, io.now());
    await sayRest(all.queues, out);
    if (options.wait) {
      out.say(`${user} ${HOW[oneOff.how]}`);
      return await waited(user, oneOff, options, all, invocation);
    }
    out.result({ user, how: oneOff.how, job_id: oneOff.jobId }, () => `${user} ${HOW[oneOff.how]}`);
    return EXIT.ok;
  });
}

/** A job of their own is a run of its own; one that was there already belongs to whoever made it. */
async function enqueueNow(
  userId: string,
  { ifChanged }: EnqueueOptions,
  { queues, store }: Everything,
  at: number,
): Promise<OneOff> {
  const slot = manualSlot(at);
  const spec = analyzeJobOf({ v: 1, slot, userId, ...(ifChanged ? {} : { always: true }) });
  const oneOff = await enqueueFirst(queues, spec);
  if (oneOff.jobId !== spec.jobId) return oneOff;
  await store.beginRun({ slot, kind: 'one_off', at });
  await store.fannedOut({ slot, activeUsers: 1, enqueued: 1, deduplicated: 0, at });
  return oneOff;
}

async function waited(
  user: string,
  { how, jobId }: OneOff,
  { timeout }: EnqueueOptions,
  { queues, store, settings, addresses }: Everything,
  { io, out }: Invocation,
): Promise<ExitCode> {
  const wait = openWait({ io, out }, addresses);
  const late = () => wait.late(`${user} is not analysed`, timeout);
  const { end, predictions, person } = await within(timeout, late, async (signal) => ({
    end: await followJob(queues, jobId, wait, signal),
    predictions: await wait.mysql.answer(() => store.predictions(user, io.now()), signal),
    person: await wait.mysql.answer(() => store.person(user), signal),
  }));
  const zone = person.timeZone ?? settings.timeZone;
  const document = { user, how, job_id: jobId, ...jobDocument(end), ...predictionsDocument(predictions, zone) };
  out.result(document, () => resultText(user, end, predictions, zone));
  return end.phase === 'completed' && !NOT_ANALYSED.includes(end.result.outcome) ? EXIT.ok : EXIT.failed;
}
