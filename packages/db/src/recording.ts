import type { Analysis, Recorded } from '@ambia/prediction';
import type { RecordedBy } from './run-count.ts';

/** An analysis, and who found it when. */
export interface Recording {
  readonly analysis: Analysis;
  readonly by: RecordedBy;
}

/** One that was written, with what of it was queued. */
export interface Ended extends Recording {
  readonly queued: Recorded['queued'];
}

/** Whom they are about, in the order in which people are locked. */
export function peopleOf(recordings: readonly Recording[]): string[] {
  return recordings.map(({ analysis }) => analysis.userId).toSorted();
}

/** When the last of them was found. */
export function newestOf(recordings: readonly Recording[]): number {
  return Math.max(...recordings.map(({ by }) => by.at));
}
