import { type Job, Worker } from 'bullmq';

/** After Redis refused: BullMQ would ask again as fast as it is refused (measured: as much of a core as it gets). */
const REFUSED_MS = 1_000;

/** A BullMQ worker that leaves a Redis in trouble some air, and nothing lying about in it. */
export class PatientWorker extends Worker {
  protected override async moveToActive(token: string, name?: string): Promise<Job> {
    try {
      return await super.moveToActive(token, name);
    } catch (error) {
      await this.delay();
      throw error;
    }
  }

  /**
   * A job that Redis gave out while a pause was beginning goes back, and so does one whose successor cannot be scheduled:
   * BullMQ forgets that one, and it would hold its queue until it counts as stalled.
   */
  protected override async nextJobFromJobData(...taken: Parameters<Worker['nextJobFromJobData']>): Promise<Job> {
    const [data, id, token] = taken;
    const isLate = data !== undefined && this.isPaused();
    const job = await (isLate ? super.nextJobFromJobData() : super.nextJobFromJobData(...taken));
    if (job || !data) return job;
    await this.createJob(data, id ?? '').moveToWait(token);
    if (!isLate) await this.delay();
    return job;
  }

  /** After trouble BullMQ does not know what is due when, and would block for the longest time it allows itself, 10 s. */
  protected override getBlockTimeout(blockUntil: number): number {
    return blockUntil === Number.POSITIVE_INFINITY ? REFUSED_MS / 1_000 : super.getBlockTimeout(blockUntil);
  }

  /** BullMQ's own wait after a blocking command was refused is a tenth of a second. */
  override delay(...[ms = REFUSED_MS, abort]: Parameters<Worker['delay']>): Promise<void> {
    return super.delay(ms, abort);
  }

  jobsInHand(): number {
    return this.lockManager.getActiveJobCount();
  }

  /** For a close that waits for a Redis that is away: stops the timers that would keep the process. The locks run out. */
  async abandon(): Promise<void> {
    await this.lockManager.close();
    await this.pause(true);
  }
}
