import { askedRun } from '../asked-people.ts';
import type { Bench, FigureForm } from '../bench.ts';
import { type Ground, scaled } from '../ground.ts';
import { type Installation, openInstallation } from '../installation.ts';

const PEOPLE = 2_000;
const SPREAD_MS = 100;

interface Fleet {
  readonly workers: 1 | 2;
  /** Calls of one worker at once. */
  readonly concurrency: number;
}

const FLEETS: readonly Fleet[] = [8, 32, 64].flatMap((concurrency) =>
  ([1, 2] as const).map((workers) => ({ workers, concurrency })),
);

const nameOf = ({ workers, concurrency }: Fleet) => `of_${workers}_at_${concurrency}`;

const SHARES: Record<string, FigureForm> = Object.fromEntries(
  FLEETS.map((fleet) => [
    nameOf(fleet),
    {
      title: `${fleet.workers === 1 ? 'one worker' : 'two workers'} at ${fleet.concurrency}`,
      unit: 'share',
      bar: { atLeast: 0.95 },
    },
  ]),
);

export const llamaBound: Bench = {
  name: 'llama-bound',
  what: '2,000 people before a Llama that takes 200 ± 100 ms',
  against: 'the ideal: latencies of all calls ÷ calls at once',
  figures: {
    ...SHARES,
    excess: { title: 'calls above the concurrency', unit: 'count', bar: { atMost: 0 }, always: true },
  },
  async open(ground) {
    const installation = await openInstallation(ground);
    return async (nth) => {
      const round: Record<string, number> = {};
      let excess = 0;
      for (const fleet of nth % 2 === 1 ? FLEETS : FLEETS.toReversed()) {
        const measured = await shareOfIdeal(fleet, nth, installation, ground);
        round[nameOf(fleet)] = measured.share;
        excess = Math.max(excess, measured.excess);
      }
      return { ...round, excess };
    };
  },
};

async function shareOfIdeal(fleet: Fleet, nth: number, installation: Installation, ground: Ground) {
  const asking = { ...fleet, people: scaled(ground, PEOPLE), spreadMs: SPREAD_MS, seed: nth };
  const { ms, played } = await askedRun(asking, installation, ground);
  const atOnce = fleet.workers * fleet.concurrency;
  return { share: played.latencyMs() / atOnce / ms, excess: Math.max(0, played.atOnce() - atOnce) };
}
