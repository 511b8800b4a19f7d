import type { Outcome } from '../fault.ts';
import { type Growth, growth } from './memory-growth.ts';
import type { Sample } from './memory-watch.ts';
import type { Troubled } from './troubled.ts';

/**
 * The first quarter of an hour is left out of the slope: by its end code is compiled, every kind of trouble has come
 * about once, and with it whatever is made at first use.
 */
const WARM_UP_SHARE = 0.25;
/** Below this the noise of a few samples is more than the bar. */
const JUDGED_MS = 1_200_000;
const MOST_MB = 1;

/** How the memory of workers grew that lived through all of it, each with its samples, in `ms` of troubles. */
export function memoryHeld(
  workers: readonly (readonly Sample[])[],
  { began, isCalm }: Pick<Troubled, 'began' | 'isCalm'>,
  ms: number,
): Outcome {
  const from = began + ms * WARM_UP_SHARE;
  const isLong = ms * (1 - WARM_UP_SHARE) >= JUDGED_MS;
  const grown = workers.map((samples) => growth(samples.filter(warm(from)), isCalm));
  const rates = (read: (one: Growth) => number) => grown.map((one) => signed(read(one))).join(' and ');
  return {
    figure: `${rates(({ held }) => held)} MB / 10 min${isLong ? '' : ' (too short to judge)'}`,
    held: !isLong || grown.every(({ held }) => held < MOST_MB),
    notes: [
      `by all samples ${rates(({ always }) => always)}, resident ${rates(({ rss }) => rss)} MB / 10 min`,
      ...grown.map(courseText),
    ],
  };
}

function warm(from: number): (sample: Sample) => boolean {
  return ({ at }) => at >= from;
}

function courseText({ calmSamples, course }: Growth): string {
  return `MB held in calm (${calmSamples} samples): ${course.map((megabytes) => megabytes.toFixed(1)).join(' ')}`;
}

function signed(rate: number): string {
  return `${rate < 0 ? '' : '+'}${rate.toFixed(2)}`;
}
