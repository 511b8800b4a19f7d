import { addHabit } from '../stage/people.ts';
import type { Stage } from '../stage/stage.ts';

/** As many habits as a prompt has room for; whoever has them all is asked about no more. */
const MOST_HABITS = 12;

export interface News {
  /** Habits added so far. */
  told(): number;
  stop(): Promise<void>;
}

/**
 * So that real work flows: every `everyMs` so many people more turn out to have another habit, about which Llama has to
 * be asked. What cannot be written, because MySQL is away, is left out.
 */
export function trickleNews({ db }: Stage, people: readonly string[], { everyMs, atOnce }: NewsPace): News {
  const habits = new Map<string, number>();
  let next = 0;
  let told = 0;
  let telling = Promise.resolve();
  let busy = false;
  const tell = async () => {
    for (let left = atOnce; left > 0; left--) {
      const person = people[next % people.length] ?? '';
      const nth = (habits.get(person) ?? 1) + 1;
      next += 1;
      if (nth > MOST_HABITS) continue;
      await addHabit(db, person, nth);
      habits.set(person, nth);
      told += 1;
    }
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    telling = tell()
      .catch(() => undefined)
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  return {
    told: () => told,
    async stop() {
      clearInterval(timer);
      await telling;
    },
  };
}

export interface NewsPace {
  readonly everyMs: number;
  readonly atOnce: number;
}
