import { askedRun, LATENCY_MS, startOverWith } from '../asked-people.ts';
import type { Bench } from '../bench.ts';
import { byTurns } from '../by-turns.ts';
import { scaled } from '../ground.ts';
import { openInstallation } from '../installation.ts';
import { playLatency } from '../latency.ts';
import { oldFunction } from '../old-function.ts';
import { benchPerson } from '../people.ts';

const PEOPLE = 200;
const CONCURRENCY = 32;

export const sequential: Bench = {
  name: 'sequential',
  what: '200 people before a Llama that takes 200 ms, one worker at concurrency 32',
  against: 'one after another, as the old function did',
  figures: {
    faster: { title: 'faster', unit: 'ratio', bar: { atLeast: 30 } },
    ours_s: { title: 'ours', unit: 'seconds' },
    old_s: { title: 'one after another', unit: 'seconds' },
  },
  async open(ground) {
    const asking = { people: scaled(ground, PEOPLE), workers: 1, concurrency: CONCURRENCY, spreadMs: 0, seed: 1 };
    const installation = await openInstallation(ground);
    const ids = Array.from({ length: asking.people }, (_, nth) => benchPerson(nth));
    return async (nth) => {
      const { ours, reference } = await byTurns(
        nth,
        async () => (await askedRun(asking, installation, ground)).ms,
        async () => {
          await startOverWith(asking.people, installation);
          playLatency(installation.llama, { ...asking, latencyMs: LATENCY_MS });
          const began = performance.now();
          await oldFunction(installation.db, installation.llama.url, ids);
          return performance.now() - began;
        },
      );
      return { faster: reference / ours, ours_s: ours / 1_000, old_s: reference / 1_000 };
    };
  },
};
