import { Failure } from '@ambia/prediction';

/** What other workers spent meanwhile is missed for this long: the more of it, the further the budget is exceeded. */
const FRESH_MS = 2_000;
const DAY_MS = 86_400_000;

export interface BudgetParts {
  /** Tokens of the runs whose slots lie in [since, until), ms. */
  readonly spent: (since: number, until: number) => Promise<number>;
  /** Tokens of a day's runs; null: any number. */
  readonly dailyTokens: number | null;
  readonly now: () => number;
  /** Told at every refusal. */
  readonly refused: (day: number, limit: number) => void;
}

/**
 * The tokens of a day in UTC. A call belongs to the day of its run, so that what is counted in MySQL, which is the only
 * memory, is exactly what is asked for; jobs of the last runs before midnight do not call after it.
 */
export interface TokenBudget {
  /** @throws Failure `LLAMA_OVER_BUDGET` where the day of the slot has none left */
  require(slot: number): Promise<void>;
  /** Those left today, never below 0; null without a limit. */
  left(): Promise<number | null>;
}

export function tokenBudget({ spent, dailyTokens, now, refused }: BudgetParts): TokenBudget {
  const spentOn = remembered((day) => spent(day, day + DAY_MS), now);
  const leftOn = async (day: number, limit: number) => Math.max(0, limit - (await spentOn(day)));
  return {
    async require(slot) {
      const day = dayOf(slot);
      if (dailyTokens === null || (await leftOn(day, dailyTokens)) > 0) return;
      refused(day, dailyTokens);
      throw new Failure('permanent', 'LLAMA_OVER_BUDGET', 'the tokens of the day are spent');
    },
    left: async () => (dailyTokens === null ? null : leftOn(dayOf(now()), dailyTokens)),
  };
}

export function isOverBudget(thrown: unknown): boolean {
  return thrown instanceof Failure && thrown.code === 'LLAMA_OVER_BUDGET';
}

function dayOf(instant: number): number {
  return Math.floor(instant / DAY_MS) * DAY_MS;
}

/** One question of a kind at a time, and none where the last answer is fresh. Only the last day's is kept. */
function remembered(read: (day: number) => Promise<number>, now: () => number): (day: number) => Promise<number> {
  let last: { readonly day: number; readonly at: number; readonly tokens: Promise<number> } | null = null;
  return (day) => {
    if (last?.day === day && now() - last.at < FRESH_MS) return last.tokens;
    const asked = { day, at: now(), tokens: read(day) };
    last = asked;
    asked.tokens.catch(() => {
      if (last === asked) last = null;
    });
    return asked.tokens;
  };
}
