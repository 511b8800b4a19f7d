import { userHash } from './identity.ts';
import { slotKey } from './slot.ts';

/** What one analyze-user job carries; `v` is the form's version. No words, ever. */
export interface AnalyzeJob {
  readonly v: 1;
  readonly slot: number;
  readonly userId: string;
  /** Llama is asked also where nothing changed. */
  readonly always?: true | undefined;
}

export interface AnalyzeJobSpec {
  /** `<slot>-<user hash>`: replaying a tick adds nothing. */
  readonly jobId: string;
  /** The user's hash: one job in flight per person. */
  readonly deduplicationId: string;
  readonly data: AnalyzeJob;
}

/** One job per person for this slot. */
export function analyzeJobs(slot: number, userIds: readonly string[]): AnalyzeJobSpec[] {
  const key = slotKey(slot);
  return userIds.map((userId) => specOf({ v: 1, slot, userId }, key));
}

/** The job of one person. */
export function analyzeJobOf(data: AnalyzeJob): AnalyzeJobSpec {
  return specOf(data, slotKey(data.slot));
}

function specOf(data: AnalyzeJob, key: string): AnalyzeJobSpec {
  const hash = userHash(data.userId);
  return { jobId: `${key}-${hash}`, deduplicationId: hash, data };
}
