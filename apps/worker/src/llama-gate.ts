import type { CallHooks } from '@ambia/llama';
import { type Failure, type PersonSlot, userHash } from '@ambia/prediction';
import { within } from '@ambia/process';
import type { LlamaFleet, Permit } from '@ambia/queue';
import type { Events } from './events.ts';
import type { TokenBudget } from './token-budget.ts';

/** An answer is not held back longer because Redis went away during the call. */
const TELL_MS = 2_000;

export interface GateParts {
  readonly fleet: LlamaFleet;
  readonly budget: TokenBudget;
  readonly events: Events;
  readonly deadlineMs: number;
  readonly now: () => number;
  /** Llama is back after an outage: sends for whoever waits. */
  readonly returned: () => void;
}

/** Between a person's call and everybody's: asks the day's budget and the fleet before it, and tells the fleet after. */
export type LlamaGate = (job: PersonSlot) => Pick<CallHooks, 'before' | 'ended'>;

export function llamaGate(parts: GateParts): LlamaGate {
  const { fleet, budget, deadlineMs, now } = parts;
  return ({ slot, always, userId }) => {
    const permits: Permit[] = [];
    return {
      async before() {
        await budget.require(slot);
        const patienceMs = slot + deadlineMs - now();
        permits.push(await fleet.admit({ urgent: always === true, patienceMs, who: userHash(userId) }));
      },
      async ended(failure) {
        for (const permit of permits) await tell(permit, failure, parts);
      },
    };
  };
}

/** @throws Failure what a caller is told instead of its own failure */
async function tell(
  permit: Permit,
  failure: Failure | null,
  { events, returned }: Pick<GateParts, 'events' | 'returned'>,
): Promise<void> {
  const ending = await within(TELL_MS, () => permit.ended(failure));
  if (ending.state === 'failed') events.trouble('redis', ending.error);
  if (ending.state !== 'done') return;
  const { news, instead } = ending.value;
  if (news === 'closed' && failure !== null) events.llamaClosed(failure);
  if (news === 'reopened' || news === 'returned') events.llamaReopened();
  if (news === 'returned') returned();
  if (instead !== null) throw instead;
}
