import type { Stage } from '../stage/stage.ts';
import type { Crew } from './crew.ts';

/** Where a trouble comes. */
export interface Scene {
  readonly stage: Stage;
  readonly crew: Crew;
  /** In [0, 1), by the seed. */
  readonly random: () => number;
  /** Slots of the runs whose jobs Redis lost, as texts. */
  readonly lostRuns: Set<string>;
}

/** Something that goes wrong for a while and is over when `strike` resolves. */
export interface Trouble {
  readonly name: string;
  strike(scene: Scene): Promise<void>;
}
