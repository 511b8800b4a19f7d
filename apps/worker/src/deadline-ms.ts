import type { WorkerConfig } from './config.ts';

/** From a run's slot until its jobs are too late. */
export function deadlineMs({ jobDeadlineMinutes }: Pick<WorkerConfig, 'jobDeadlineMinutes'>): number {
  return jobDeadlineMinutes * 60_000;
}
