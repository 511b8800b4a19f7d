import { Complaint } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import type { Bench } from './bench.ts';

/** Those that were named, in the order of all; without a name, all that are not on demand. @throws Complaint */
export function chooseBenches<One extends Pick<Bench, 'name' | 'onDemand'>>(
  names: readonly string[],
  all: readonly One[],
): readonly One[] {
  if (names.length === 0) return all.filter(({ onDemand }) => !onDemand);
  const unknown = names.filter((name) => !all.some((bench) => bench.name === name));
  if (unknown.length === 0) return all.filter(({ name }) => names.includes(name));
  const given = unknown.map((name) => JSON.stringify(name)).join(', ');
  const known = all.map(({ name }) => name).join(', ');
  throw new Complaint(EXIT.usage, 'NO_SUCH_BENCH', `there is no bench ${given}: expected one or several of ${known}`);
}
