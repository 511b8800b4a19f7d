import { type Database, reach } from '@ambia/db';
import { asFailure } from '@ambia/prediction';
import { type Readiness, within } from '@ambia/process';
import { checkWritable, llamaStandstill, nextTick, type Queues, restText, type Standstill } from '@ambia/queue';
import type { Clock } from './clock.ts';
import { takesWork } from './clock-state.ts';
import { clockText } from './clock-text.ts';
import type { TokenBudget } from './token-budget.ts';

const ANSWER_MS = 1_500;

export interface ReadinessParts {
  readonly db: Database;
  readonly queues: Queues;
  readonly budget: Pick<TokenBudget, 'left'>;
  readonly clock: Pick<Clock, 'state' | 'aheadMs'>;
}

/** Whether this worker can do its work: its clock, Redis, the schedule in it, the database; and whether calls to Llama flow. */
export function readiness({ db, queues, budget, clock }: ReadinessParts): () => Promise<Readiness> {
  return async () => {
    const [redis, schedule, mysql, llama, work] = await Promise.all([
      check(() => checkWritable(queues).then(() => 'ok')),
      check(async () => ((await nextTick(queues)) ? 'ok' : 'missing, will be made within 2 s')),
      check(async () => ((await reach(db, ANSWER_MS)) ? 'ok' : 'strange answer')),
      check(async () => {
        const standstill = await llamaStandstill(queues);
        if (standstill !== null) return standstillText(standstill);
        return (await budget.left()) === 0 ? 'the tokens of the day are spent, calls flow again at 00:00 UTC' : 'ok';
      }),
      check(async () => (await restText(queues)) ?? 'ok'),
    ]);
    const works = [redis, schedule, mysql].every((state) => state === 'ok');
    return {
      ok: works && takesWork(clock.state()),
      checks: { clock: clockText(clock), redis, schedule, mysql, llama, work },
    };
  };
}

function standstillText({ code, breaker, away, leftMs }: Standstill): string {
  if (away) return `calls wait: they fail for everyone (${code}), one a second is tried`;
  const next = leftMs > 0 ? `the next is tried in ${Math.ceil(leftMs / 1_000)} s` : 'one at a time is tried';
  return `calls ${breaker ? 'stopped' : 'wait'} after ${code}, ${next}`;
}

async function check(look: () => Promise<string>): Promise<string> {
  const ending = await within(ANSWER_MS, look);
  if (ending.state === 'done') return ending.value;
  return ending.state === 'late' ? 'no answer in time' : asFailure(ending.error).code;
}
