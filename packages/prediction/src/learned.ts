import { z } from 'zod';
import { Calibration, fitCalibration, type Testified, uncalibrated } from './calibration.ts';
import type { Labelled } from './considered.ts';
import { EvidenceModel, UNLEARNED } from './evidence.ts';
import { RECENT_DAYS, rehearse, type TaughtDay } from './rehearsal.ts';
import type { Steps } from './steps.ts';

const DAY_MS = 86_400_000;
/** Lived outcomes that speak for probabilities even where they are older than the rehearsed days that do. */
const ENOUGH = 500;

/** What was learned from everybody's past: how their history speaks, and what a stated confidence is worth. */
export const Learned = z.object({ evidence: EvidenceModel, calibration: Calibration });

export type Learned = z.infer<typeof Learned>;

/** A new installation's: it works from the first minute, and Llama's own number decides. */
export function nothingLearned(llama: string): Learned {
  return { evidence: UNLEARNED, calibration: uncalibrated(llama) };
}

/** What there is to learn from. */
export interface Lessons {
  /** Days that are over, by person, in an order of people that stays: rehearsed without Llama. */
  readonly people: readonly (readonly TaughtDay[])[];
  /** What was really considered, with its outcome: what Llama's confidences are worth. */
  readonly labelled: readonly Pick<Labelled, 'stated' | 'evidence' | 'from' | 'until' | 'llama' | 'hit'>[];
  /** The Llama in use; what another one stated is no testimony. */
  readonly llama: string;
}

/**
 * Learns from scratch; deterministic. Runs in pieces, for as long as there are examples: at most 195,000. What a habit's evidence is worth
 * is rehearsed, over everybody's days and by the model of today; lived outcomes add what Llama's word is worth.
 */
export function* learn({ people, labelled, llama }: Lessons): Steps<Learned> {
  const { evidence, outcomes } = yield* rehearse(people);
  const rehearsed = outcomes.map((one) => ({ ...one, stated: null }));
  const since = recentSince(labelled);
  const lived = labelled.flatMap((one) => testified(one, llama, one.until >= since) ?? []);
  return { evidence, calibration: yield* fitCalibration([...rehearsed, ...lived], llama) };
}

/** The end of the first window that counts as recent: a week before the newest, or that of the 500th where it is earlier. */
function recentSince(labelled: Lessons['labelled']): number {
  const ends = labelled.map(({ until }) => until).sort((a, b) => b - a);
  const week = (ends[0] ?? 0) - RECENT_DAYS * DAY_MS;
  return Math.min(week, ends[Math.min(ENOUGH, ends.length) - 1] ?? week);
}

/** Null where nothing is to be learned of the Llama in use, or of its word beside evidence. */
function testified(
  { stated, evidence, from, until, hit, ...one }: Lessons['labelled'][number],
  llama: string,
  recent: boolean,
): Testified | null {
  if (one.llama !== llama || stated === null || evidence === null) return null;
  return { stated, evidence, minutes: (until - from) / 60_000, hit, recent };
}
