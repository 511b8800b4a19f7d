import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seeded } from '@ambia/prediction';
import type { Fleet } from '@ambia/stage';
import pLimit from 'p-limit';
import type { Fault, Outcome } from './fault.ts';
import { withStage } from './stage/stage.ts';
import type { Conditions, Staged } from './table.ts';

export interface SuiteOptions {
  readonly seed: number;
  readonly scale: number;
  /** How many are staged side by side, those apart that must be alone. */
  readonly atOnce: number;
  readonly signal: AbortSignal;
  /** One line of progress for people. */
  readonly say: (line: string) => void;
}

export interface SuiteResult {
  readonly conditions: Conditions;
  readonly staged: readonly Staged[];
}

/**
 * Stages the faults, each on servers of its own: those that others would falsify alone, then the others side by side. What
 * breaks in one is its result and ends no other.
 */
export async function stageAll(faults: readonly Fault[], options: SuiteOptions): Promise<SuiteResult> {
  const { seed, scale, atOnce, signal, say } = options;
  const versions = { redis: 'no Redis', database: 'no database' };
  const staged: Staged[] = [];
  const take = async (fault: Fault) => {
    if (signal.aborted) return;
    const named = (line: string) => say(`${fault.number} ${line}`);
    named(`${fault.name} …`);
    const one = await stageOne(fault, { ...options, say: named }, versions);
    staged.push(one);
    named(`${one.held ? 'held' : 'NOT HELD'}, ${one.figure} (${one.seconds.toFixed(0)} s)`);
  };
  for (const fault of faults.filter(({ alone }) => alone)) await take(fault);
  const lane = pLimit(atOnce);
  await lane.map(
    faults.filter(({ alone }) => !alone),
    take,
  );
  staged.sort((one, other) => one.fault.number - other.fault.number);
  return { conditions: { seed, scale, ...versions }, staged };
}

async function stageOne(
  fault: Fault,
  { seed, ...options }: SuiteOptions,
  versions: { redis: string; database: string },
): Promise<Staged> {
  const began = performance.now();
  const fleets: Fleet[] = [];
  const outcome = await withStage({ ...options, fault, random: seeded(seed + fault.number) }, async (stage) => {
    Object.assign(versions, { redis: stage.redis.version, database: stage.mysql.version });
    fleets.push(stage.fleet);
    return fault.run(stage);
  }).catch(broken);
  if (!outcome.held) options.say(`what its workers logged: ${await keepLogs(`${seed}-${fault.number}`, fleets)}`);
  return { ...outcome, fault, seconds: (performance.now() - began) / 1_000 };
}

function broken(thrown: unknown): Outcome {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const place = thrown instanceof Error ? (thrown.stack ?? '').split('\n').slice(1, 4) : [];
  return { figure: `broke off: ${text}`, held: false, notes: place.map((line) => line.trim()) };
}

/** For whoever wants to know why; the file's name. */
async function keepLogs(name: string, fleets: readonly Fleet[]): Promise<string> {
  const file = join(tmpdir(), `ambia-fault-${name}.log`);
  const workers = fleets.flatMap(({ all }) => all);
  await writeFile(file, workers.flatMap(({ pid, lines }) => lines.map((line) => `${pid} ${line}\n`)).join(''));
  return file;
}
