import type { Store } from '@ambia/db';
import { type Learned, nothingLearned, RELIABILITY_OUTCOMES, type Reliability, reliabilityOf } from '@ambia/prediction';

/** What was learned changes once a day; a worker looks so often whether it did. */
const LOOK_MS = 60_000;

export interface LearnedCache {
  current(): Promise<Learned>;
  /** As of the last look, for a scrape that cannot wait; looks again where that was a minute ago. */
  shown(): Shown;
}

export interface Shown {
  /** When it was last learned, by whichever worker, milliseconds since the epoch; null before the first time. */
  readonly learnedAt: number | null;
  /** Of the newest queued predictions; null before the first look. */
  readonly reliability: Reliability | null;
}

export interface LearnedCacheParts {
  readonly store: Pick<Store, 'learned' | 'labelledQueued'>;
  /** Model and prompt version in use. */
  readonly llama: string;
  readonly now: () => number;
  /** Is told of a look that failed while nobody waited for it. */
  readonly report: (thrown: unknown) => void;
}

/** What was learned, as the database had it within the last minute; people analysed at once share one look. */
export function openLearnedCache({ store, llama, now, report }: LearnedCacheParts): LearnedCache {
  let looked = Number.NEGATIVE_INFINITY;
  let looking: Promise<Learned> | null = null;
  let shown: Shown = { learnedAt: null, reliability: null };

  async function look(): Promise<Learned> {
    const stored = await store.learned();
    const reliability = reliabilityOf(await store.labelledQueued(RELIABILITY_OUTCOMES, { before: now() }));
    shown = { learnedAt: stored?.at ?? null, reliability };
    return stored?.learned ?? nothingLearned(llama);
  }

  function current(): Promise<Learned> {
    if (looking === null || now() - looked >= LOOK_MS) {
      looked = now();
      looking = look().catch((failure: unknown) => {
        looking = null;
        throw failure;
      });
    }
    return looking;
  }

  return {
    current,
    shown() {
      current().catch(report);
      return shown;
    },
  };
}
