/**
 * One process of one machine or container: `host-pid`, at most 64 letters, digits, dots and dashes.
 * A container's host name is its id, so that two containers, which both run as pid 1, differ.
 */
export function workerName(hostname: string, pid: number): string {
  const suffix = `-${pid}`;
  const host = hostname
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return `${(host || 'host').slice(0, 64 - suffix.length)}${suffix}`;
}
