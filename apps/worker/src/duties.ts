import type { Consumer } from '@ambia/queue';
import { type ClockState, takesWork } from './clock-state.ts';

export interface Duties {
  /** Of queues that a schedule feeds. */
  readonly scheduled: readonly Consumer[];
  readonly analyses: Consumer;
}

/** Takes up and puts down a worker's queues as the state of its clock allows. */
export function takeDuties({ scheduled, analyses }: Duties, state: ClockState): void {
  for (const consumer of scheduled) inOrOut(consumer, state === 'right');
  inOrOut(analyses, takesWork(state));
}

function inOrOut(consumer: Consumer, takes: boolean): void {
  if (takes) consumer.resume();
  else consumer.pause();
}
