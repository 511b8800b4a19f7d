import type { CallHooks } from '@ambia/llama';
import type { Failure, PersonSlot } from '@ambia/prediction';
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
}

/** Between a person's call and everybody's: asks the day's budget and the fleet before it, and tells the fleet after. */
export type LlamaGate = (job: PersonSlot) => Pick<CallHooks, 'before' | 'ended'>;

export function llamaGate({ fleet, budget, events, deadlineMs, now }: GateParts): LlamaGate {
  return ({ slot, always }) => {
    const permits: Permit[] = [];
    return {
      async before() {
        await budget.require(slot);
        permits.push(await fleet.admit({ urgent: always === true, patienceMs: slot + deadlineMs - now() }));
      },
      async ended(failure) {
        for (const permit of permits) await tell(permit, failure, events);
      },
    };
  };
}

async function tell(permit: Permit, failure: Failure | null, events: Events): Promise<void> {
  const ending = await within(TELL_MS, () => permit.ended(failure));
  if (ending.state === 'failed') events.trouble('redis', ending.error);
  if (ending.state !== 'done') return;
  if (ending.value === 'closed' && failure !== null) events.llamaClosed(failure);
  if (ending.value === 'reopened') events.llamaReopened();
}
