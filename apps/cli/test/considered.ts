import type { Considered, Judged } from '@ambia/prediction';
import type { TestPlace } from './place.ts';
import { NOW } from './screen.ts';

const HOUR = 3_600_000;

/** A need of one person in the hour that begins `hours` from now. */
export function considered(userId: string, need: string, hours: number, given: Partial<Considered> = {}): Considered {
  const from = NOW + hours * HOUR;
  return {
    id: `${userId}-${need}`,
    userId,
    slot: Math.min(NOW, from - HOUR),
    need,
    from,
    until: from + HOUR,
    scheduledFor: from,
    stated: 0.85,
    evidence: 0.64,
    kept: '3 of the last 4 Sundays',
    calibrated: null,
    confidence: 0.85,
    decidedBy: 'llama',
    ruling: 'queued',
    llama: 'played#1',
    ...given,
  };
}

/** What was considered and, where that is known, what became of it. */
export type Fate = Considered & Partial<Pick<Judged, 'hit' | 'served'>>;

/** Records what was considered of one person, and what became of it where that is known. */
export async function remember({ store }: TestPlace, userId: string, fates: readonly Fate[]): Promise<void> {
  const units = fates.map(({ hit: _hit, served: _served, ...unit }) => unit);
  const analysis = { userId, slot: NOW, outcome: 'analyzed', patternsDetected: 0, rows: [] } as const;
  await store.record({ ...analysis, considered: units }, { worker: 'test', at: NOW });
  await store.saveJudged(
    fates.flatMap(({ id, hit, served = false }) => (hit === undefined ? [] : [{ id, hit, served }])),
  );
}
