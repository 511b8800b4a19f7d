import { userHash } from './identity.ts';
import { slotKey } from './slot.ts';

/** What one analyze-user job carries; `v` is the form's version. No words, ever. */
export interface AnalyzeJob {
  readonly v: 1;
  readonly slot: number;
  readonly userId: string;
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
  return userIds.map((userId) => {
    const hash = userHash(userId);
    return { jobId: `${slotKey(slot)}-${hash}`, deduplicationId: hash, data: { v: 1, slot, userId } };
  });
}
