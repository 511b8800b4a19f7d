import { lastLines, run } from './command.ts';
import { findProgram } from './program-path.ts';
import type { Site } from './site.ts';

/** The docker command line, where an engine answers behind it. */
export interface DockerEngine {
  readonly program: string;
  /** For pulling what is not there, shared by all images of one server: milliseconds since the epoch. */
  readonly pullUntil: number;
}

const ANSWER_MS = 5_000;
const PULL_MS = 60_000;
const STOP_MS = 30_000;

/** Rejects with the reason where no engine answers. */
export async function dockerEngine(site: Site): Promise<DockerEngine> {
  const program = findProgram(['docker'], site.path);
  if (program === null) throw new Error('there is no docker command');
  const limits = { timeoutMs: ANSWER_MS, signal: site.signal };
  const told = await run(program, ['version', '--format', '{{.Server.Version}}'], limits);
  if (told.code !== 0) throw new Error(`no engine answers: ${lastLines(told, 1)}`);
  return { program, pullUntil: Date.now() + PULL_MS };
}

/** The first of these images that is there or can be pulled in time. */
export async function imageAtHand(engine: DockerEngine, images: readonly string[], site: Site): Promise<string> {
  const { signal } = site;
  for (const image of images) {
    const there = await run(engine.program, ['image', 'inspect', image], { timeoutMs: ANSWER_MS, signal });
    if (there.code === 0) return image;
  }
  const failures: string[] = [];
  for (const image of images) {
    const timeoutMs = engine.pullUntil - Date.now();
    if (timeoutMs <= 0) break;
    site.say(`pulling ${image} (at most ${Math.ceil(timeoutMs / 1_000)} s)`);
    const pulled = await run(engine.program, ['pull', '--quiet', image], { timeoutMs, signal });
    if (pulled.code === 0) return image;
    failures.push(`${image}: ${lastLines(pulled, 1)}`);
  }
  throw new Error(`no image is there or could be pulled in ${PULL_MS / 1_000} s: ${failures.join('; ')}`);
}

/** Removes a container and its unnamed volumes, running or not; one that is gone is well. */
export async function removeContainer(engine: DockerEngine, name: string): Promise<void> {
  await run(engine.program, ['rm', '--force', '--volumes', name], {
    timeoutMs: STOP_MS,
    signal: new AbortController().signal,
  });
}
