/** What a list shows of a job: its name, its run's slot as ISO 8601 UTC, and the person it is about. */
export function jobTitle(job: unknown): string {
  const { name, data } = record(job);
  const { slot, userId } = record(data);
  return [name, isInstant(slot) ? new Date(slot).toISOString().replace('.000Z', 'Z') : '', userId]
    .filter((part) => typeof part === 'string' && part !== '')
    .join('  ');
}

function record(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isInstant(value: unknown): value is number {
  return typeof value === 'number' && !Number.isNaN(new Date(value).getTime());
}
