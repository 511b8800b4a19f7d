import type { Store } from '@ambia/db';
import { type Learned, nothingLearned, RELIABILITY_OUTCOMES, type Reliability, reliabilityOf } from '@ambia/prediction';

/** What was learned changes once a day; a worker looks so often whether it did. */
const LOOK_MS = 60_000;

export interface LearnedCache {
  current(): Promise<Learned>;
  /** Of the newest queued predictions; null before the first look. */
  reliability(): Reliability | null;
}

/** What was learned, as the database had it within the last minute; people analysed at once share one look. */
export function openLearnedCache(store: Store, llama: string, now: () => number): LearnedCache {
  let looked = Number.NEGATIVE_INFINITY;
  let looking: Promise<Learned> | null = null;
  let reliability: Reliability | null = null;

  async function look(): Promise<Learned> {
    const stored = await store.learned();
    reliability = reliabilityOf(await store.labelledQueued(RELIABILITY_OUTCOMES));
    return stored?.learned ?? nothingLearned(llama);
  }

  return {
    reliability: () => reliability,
    current() {
      if (looking === null || now() - looked >= LOOK_MS) {
        looked = now();
        looking = look().catch((failure: unknown) => {
          looking = null;
          throw failure;
        });
      }
      return looking;
    },
  };
}
