import { hostname } from 'node:os';
import { run } from './command.ts';
import { type DockerEngine, removeContainer } from './docker-engine.ts';
import { identityOf, lives, type ProcessIdentity } from './process-identity.ts';
import type { Site } from './site.ts';

/** On every container of ours: which process of which machine it belongs to. */
const LABEL = 'ambia.owner';

interface Owner {
  readonly host: string;
  readonly process: ProcessIdentity;
}

function isOwner(value: unknown): value is Owner {
  return typeof value === 'object' && value !== null && 'host' in value && 'process' in value;
}

export function ownerLabel(): string {
  return `${LABEL}=${JSON.stringify({ host: hostname(), process: identityOf(process.pid) })}`;
}

/** The container's id where a line of `docker ps` names one whose owner was on this machine and is dead. */
function orphanIn(line: string): string | null {
  const [id = '', label = ''] = line.split(/ (.*)/s);
  try {
    const owner: unknown = JSON.parse(label);
    return isOwner(owner) && owner.host === hostname() && !lives(owner.process) ? id : null;
  } catch {
    return null;
  }
}

/** Removes containers whose owner was killed together with the guard that would have stopped them. */
export async function sweepContainers(engine: DockerEngine, site: Site): Promise<void> {
  const list = ['ps', '--all', '--filter', `label=${LABEL}`, '--format', `{{.ID}} {{.Label "${LABEL}"}}`];
  const told = await run(engine.program, list, { timeoutMs: 5_000, signal: site.signal });
  for (const line of told.stdout.split('\n')) {
    const orphan = orphanIn(line);
    if (orphan !== null) await removeContainer(engine, orphan);
  }
}
