import { type Calibration, calibrate, gateOpen } from './calibration.ts';
import type { Labelled } from './considered.ts';

export interface Tally {
  readonly queued: number;
  readonly hits: number;
}

/** What two rules would have queued of the same predictions, and how much of it came true. */
export interface RulesCompared {
  /** Predictions that carry a confidence of the Llama in use and evidence, with a known outcome. */
  readonly outcomes: number;
  /** By Llama's own number. */
  readonly llama: Tally;
  /** By the calibrated one and the gate. */
  readonly calibration: Tally;
  /** By Llama's number and not by the calibrated one, and the other way round. */
  readonly llamaOnly: Tally;
  readonly calibrationOnly: Tally;
}

/** @param threshold 0 to 1, inclusive */
export function rulesCompared(labelled: readonly Labelled[], map: Calibration, threshold: number): RulesCompared {
  const judged = labelled.flatMap(({ stated, evidence, from, until, llama, hit }) => {
    if (stated === null || evidence === null || llama !== map.llama) return [];
    const calibrated = calibrate(map, { stated, evidence, minutes: (until - from) / 60_000 });
    const byCalibration = calibrated.probability >= threshold && gateOpen(calibrated);
    return [{ hit, byLlama: stated >= threshold, byCalibration }];
  });
  const tally = (queued: readonly { readonly hit: boolean }[]): Tally => ({
    queued: queued.length,
    hits: queued.filter(({ hit }) => hit).length,
  });
  return {
    outcomes: judged.length,
    llama: tally(judged.filter(({ byLlama }) => byLlama)),
    calibration: tally(judged.filter(({ byCalibration }) => byCalibration)),
    llamaOnly: tally(judged.filter(({ byLlama, byCalibration }) => byLlama && !byCalibration)),
    calibrationOnly: tally(judged.filter(({ byLlama, byCalibration }) => !byLlama && byCalibration)),
  };
}
