import { analyzeJobOf, manualSlot, slotText } from '@ambia/prediction';
import { enqueueFirst } from '@ambia/queue';
import type { Cli } from '../cli.ts';
import { Complaint } from '../complaint.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import type { CommonOptions, Invocation } from '../invocation.ts';
import { counted } from '../show/amounts.ts';
import { sayRest } from '../show/say-rest.ts';
import { type Everything, withEverything } from '../wire.ts';

export function addRetry(cli: Cli): void {
  cli
    .command('retry', [
      ['ambia retry', 'everybody whom `ambia failed` shows as failed or in quarantine'],
      ['ambia retry cns0578', 'one of them; out of quarantine they are analysed in a process that may die'],
    ])
    .addHelpText('after', '\nExit code 4: somebody named did not fail within the last day.')
    .action((users: string[], options: CommonOptions) =>
      cli.perform(options, (invocation) => retry(users, invocation)),
    );
}

/** More than anyone waits for: the schedule takes everybody anyway. */
const MOST = 100_000;

function retry(named: readonly string[], invocation: Invocation): Promise<ExitCode> {
  const { io, out } = invocation;
  return withEverything(invocation, async (all) => {
    const failed = (await all.store.recentFailures(io.now(), { limit: MOST, still: true })).map(({ userId }) => userId);
    const chosen = named.length === 0 ? failed : knownOf(named, failed);
    const slot = manualSlot(io.now());
    const counts = await enqueueEach(chosen, slot, all, io.now());
    await sayRest(all.queues, out);
    out.result({ slot: slotText(slot), people: chosen.length, ...counts }, () => retryText(chosen.length, counts));
    return EXIT.ok;
  });
}

/** @throws Complaint naming those who did not fail */
function knownOf(named: readonly string[], failed: readonly string[]): readonly string[] {
  const strangers = named.filter((userId) => !failed.includes(userId));
  if (strangers.length === 0) return [...new Set(named)];
  throw new Complaint(
    EXIT.noSuchUser,
    'NOT_FAILED',
    `the last analysis of ${strangers.map((userId) => `"${userId}"`).join(', ')} did not fail within the last day: expected people of ` +
      '`ambia failed` who have not been analysed since (`ambia enqueue` takes anybody)',
  );
}

interface Counts {
  readonly enqueued: number;
  /** Whose job was there already; where it waited it is moved to the front. */
  readonly in_hand: number;
}

/** They are one run, by hand, as far as their jobs are its own. */
async function enqueueEach(
  userIds: readonly string[],
  slot: number,
  { queues, store }: Everything,
  at: number,
): Promise<Counts> {
  if (userIds.length === 0) return { enqueued: 0, in_hand: 0 };
  await store.beginRun({ slot, kind: 'manual', at });
  let own = 0;
  for (const userId of userIds) {
    await store.setQuarantine(userId, at);
    const spec = analyzeJobOf({ v: 1, slot, userId, always: true });
    const { jobId } = await enqueueFirst(queues, spec);
    if (jobId === spec.jobId) own += 1;
  }
  const counts = { enqueued: own, in_hand: userIds.length - own };
  await store.fannedOut({ slot, activeUsers: userIds.length, enqueued: own, deduplicated: counts.in_hand, at });
  return counts;
}

function retryText(people: number, { enqueued, in_hand }: Counts): string {
  if (people === 0) return 'nobody failed within the last day who was not analysed since';
  const waiting = in_hand === 0 ? '' : `; ${counted(in_hand, 'person', 'people')} waited already, and now at the front`;
  return `${counted(enqueued, 'person', 'people')} enqueued ahead of everyone who waits${waiting}`;
}
