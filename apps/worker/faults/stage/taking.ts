import type { Stage } from './stage.ts';

/** Resolves once every living worker took a job after `since`, milliseconds since the epoch. */
export async function allTakeJobs(stage: Stage, since: number, timeoutMs: number): Promise<void> {
  const { fleet, queues } = stage;
  const taking = new Set<string>();
  await stage.until('every worker takes jobs', timeoutMs, async () => {
    const jobs = [...(await queues.analyze.getActive(0, 199)), ...(await queues.analyze.getCompleted(0, 199))];
    for (const { processedOn = 0, processedBy = '' } of jobs) if (processedOn > since) taking.add(processedBy);
    return fleet.alive().every(({ pid }) => [...taking].some((name) => name.endsWith(`-${pid}`)));
  });
}
