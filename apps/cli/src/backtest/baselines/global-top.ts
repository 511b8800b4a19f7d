import { atLeastOnce, type Baseline } from './baseline.ts';

/** Needs of a person that it looks at. */
const NEEDS = 3;

/** Their commonest needs, at the hours at which everybody is busiest. */
export const globalTop: Baseline = {
  name: 'global top-k',
  guesses: ({ needs, covered }, crowd) =>
    needs
      .slice(0, NEEDS)
      .flatMap(({ need, events }) =>
        crowd.map((share, hour) => ({ need, hour, confidence: atLeastOnce((events / covered) * share) })),
      ),
};
