import type { Sample } from './memory-watch.ts';
import { slope } from './slope.ts';

const MB = 1e6;
const TEN_MINUTES_MS = 600_000;
const PARTS = 8;

/** How a worker's memory went; MB, and MB per 10 minutes. */
export interface Growth {
  /** By the samples of calm times: what lies in nobody's hands. */
  readonly held: number;
  /** By all of them, also while calls hung and answers of 10 MB were on their way. */
  readonly always: number;
  readonly rss: number;
  readonly calmSamples: number;
  /** The median held in each eighth of the time. */
  readonly course: readonly number[];
}

/** @param isCalm whether nothing went wrong at an instant, as `performance.now` counts */
export function growth(samples: readonly Sample[], isCalm: (at: number) => boolean): Growth {
  const calm = samples.filter(({ at }) => isCalm(at));
  const rate = (of: readonly Sample[], read: (sample: Sample) => number) =>
    slope(of.map((sample) => [sample.at / TEN_MINUTES_MS, read(sample) / MB]));
  return {
    held: rate(calm, ({ held }) => held),
    always: rate(samples, ({ held }) => held),
    rss: rate(samples, ({ rss }) => rss),
    calmSamples: calm.length,
    course: course(calm),
  };
}

function course(samples: readonly Sample[]): number[] {
  const each = Math.max(1, Math.ceil(samples.length / PARTS));
  return Array.from({ length: Math.ceil(samples.length / each) }, (_, part) =>
    median(samples.slice(part * each, (part + 1) * each).map(({ held }) => held / MB)),
  );
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
