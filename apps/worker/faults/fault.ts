import type { Stage } from './stage/stage.ts';

/** Something that goes wrong, staged from outside, and what must hold all the same. */
export interface Fault {
  /** Its number in the list of faults. */
  readonly number: number;
  readonly name: string;
  /** What must hold, in a few words. */
  readonly bar: string;
  /** Environment of every worker of its fleet, on top of the stage's own. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Its figure is a time, or a share of the processor, that others beside it would falsify. */
  readonly alone?: true;
  run(stage: Stage): Promise<Outcome>;
}

export interface Outcome {
  /** What was measured, in the order of the bar. */
  readonly figure: string;
  readonly held: boolean;
  readonly notes?: readonly string[];
}
