import {
  type Calibrated,
  calibrate,
  DECIDES_FROM,
  gateOpen,
  type Learned,
  type Reliability,
  type RulesCompared,
  slotText,
  type Tally,
  TERMS,
  wilson,
} from '@ambia/prediction';
import type { Settings } from '@ambia/process';
import { type Column, pairs, table } from '../table.ts';
import { count, counted, instantUtc } from './amounts.ts';

export interface ShownCalibration {
  readonly learned: Learned;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly mode: Settings['calibration'];
  /** The Llama of the newest stored answer; null where none is stored. */
  readonly lastAsked: string | null;
  /** The confidence from which a prediction is queued. */
  readonly threshold: number;
  readonly recent: Reliability;
  /** Over the last week. */
  readonly compared: RulesCompared;
}

/** Before anything was learned. */
export function unlearnedText({ mode, recent }: Pick<ShownCalibration, 'mode' | 'recent'>): string {
  return pairs([
    ['learned', 'nothing yet: a worker does it within minutes of its first start'],
    ['mode', `${mode}: Llama's own number decides until something is learned`],
    ['last queued', reliabilityText(recent)],
  ]);
}

export function calibrationText(shown: ShownCalibration): string {
  const { learned, at, mode, recent } = shown;
  const { calibration: map, evidence } = learned;
  return [
    pairs([
      ['learned', `${instantUtc(slotText(at))} UTC, for ${map.llama}`],
      ['evidence', evidenceText(evidence.examples)],
      ['outcomes', `${count(map.outcomes)}, of which ${count(map.stated)} carry a confidence of ${map.llama}`],
      ['mode', `${mode}: ${decidingText(shown)}`],
      ['last asked', lastAskedText(shown)],
      ['last queued', reliabilityText(recent)],
    ]),
    '\nProbability that a need comes within a window of 2 hours, by the confidence that Llama stated (down)',
    'and the evidence of the habit (across); * what would be queued by it:\n',
    mapTable(shown),
    '\nHow often it came true, by score and over all stored days (the gate opens where the lower bound over all',
    'that was about as sure or surer reaches 0.60):\n',
    scoresTable(learned),
    `\n${changeText(shown)}`,
  ].join('\n');
}

function evidenceText(examples: number): string {
  return examples === 0
    ? "too few stored days to learn from: each person's own rates speak alone"
    : `what a habit is worth, learned from ${counted(examples, 'example')} of stored days`;
}

/** Which Llama a worker uses is its own setting: what was learned of one decides for no other. */
function decidingText({ mode, learned }: ShownCalibration): string {
  const { stated, llama } = learned.calibration;
  if (mode === 'off') return "Llama's own number decides, nothing is calibrated";
  if (mode === 'shadow') return "Llama's own number decides, the calibrated one is recorded beside it";
  return stated >= DECIDES_FROM
    ? `the calibrated number decides for workers that use ${llama}`
    : `Llama's own number decides until ${DECIDES_FROM} outcomes carry one of ${llama} (${stated} so far)`;
}

function lastAskedText({ lastAsked, learned }: ShownCalibration): string {
  const { llama } = learned.calibration;
  if (lastAsked === null) return 'nobody: no answer is stored';
  return lastAsked === llama
    ? lastAsked
    : `${lastAsked}, NOT ${llama}: for it Llama's own number decides until a worker has learned of it`;
}

function reliabilityText({ outcomes, precision, confidence, off }: Reliability): string {
  if (outcomes === 0) return 'no outcome yet';
  const text = `${counted(outcomes, 'outcome')}: ${precision.toFixed(2)} came true, mean confidence ${confidence.toFixed(2)}`;
  return off ? `${text}: ALARM, more than 0.10 apart` : text;
}

const STATED = [null, 0.6, 0.7, 0.8, 0.9] as const;
const EVIDENCE = [0.1, 0.3, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
const MINUTES = 120;

function mapTable({ learned: { calibration: map }, threshold }: ShownCalibration): string {
  const columns = [{ title: 'STATED' }, ...EVIDENCE.map((evidence) => ({ title: `${evidence} `, right: true }))];
  const rows = STATED.map((stated) => [
    stated === null ? 'none' : String(stated),
    ...EVIDENCE.map((evidence) => probabilityCell(calibrate(map, { stated, evidence, minutes: MINUTES }), threshold)),
  ]);
  return table(columns, rows);
}

function probabilityCell(calibrated: Calibrated, threshold: number): string {
  const queued = calibrated.probability >= threshold && gateOpen(calibrated);
  return `${calibrated.probability.toFixed(2)}${queued ? '*' : ' '}`;
}

const SCORES: readonly Column[] = ['SCORE', 'OUTCOMES', 'CAME TRUE', 'LOWER BOUND'].map((title) => ({
  title,
  right: true,
}));

/** A hundred bins say nothing more: neighbours of one tenth are shown as one. */
function scoresTable({ calibration: { bins } }: Learned): string {
  if (bins.length === 0) return 'no outcome yet';
  const rows = Array.from({ length: 10 }, (_, tenth) => {
    const within = bins.filter(({ mean }) => Math.min(9, Math.floor(mean * 10)) === tenth);
    const n = within.reduce((sum, bin) => sum + bin.n, 0);
    const hits = within.reduce((sum, bin) => sum + bin.hits, 0);
    const range = `${(tenth / 10).toFixed(1)}–${((tenth + 1) / 10).toFixed(1)}`;
    return n === 0 ? [] : [range, count(n), (hits / n).toFixed(2), wilson(hits, n).lower.toFixed(2)];
  });
  return table(
    SCORES,
    rows.filter((row) => row.length > 0),
  );
}

function changeText({ compared, threshold }: ShownCalibration): string {
  if (compared.outcomes === 0) return 'Last week: no outcome yet that carries a confidence of this Llama.';
  const { outcomes, llama, calibration, llamaOnly, calibrationOnly } = compared;
  return [
    `Last week, ${counted(outcomes, 'outcome')} with a confidence of this Llama, at ${threshold}, with today's map:`,
    pairs([
      ['  by Llama', tallyText(llama)],
      ['  calibrated', tallyText(calibration)],
      ['  dropped by calibration', tallyText(llamaOnly)],
      ['  added by calibration', tallyText(calibrationOnly)],
    ]),
  ].join('\n');
}

function tallyText({ queued, hits }: Tally): string {
  return queued === 0 ? 'none' : `${count(queued)} queued, ${count(hits)} came true (${(hits / queued).toFixed(2)})`;
}

export function calibrationDocument(shown: ShownCalibration): object {
  const { learned, at, mode, lastAsked, threshold, recent, compared } = shown;
  const { calibration: map, evidence } = learned;
  return {
    mode,
    threshold,
    learned_at: slotText(at),
    llama: map.llama,
    last_asked_llama: lastAsked,
    evidence_examples: evidence.examples,
    outcomes: map.outcomes,
    outcomes_stated: map.stated,
    decides: mode === 'auto' && map.stated >= DECIDES_FROM,
    map: { coefficients: named(map.coefficients), bends: map.bends, bins: map.bins },
    reliability: recent,
    last_week: comparedDocument(compared),
  };
}

function named(coefficients: readonly number[]): object {
  return Object.fromEntries(TERMS.map((term, at) => [term.replaceAll(' ', '_'), coefficients[at]]));
}

function comparedDocument({ llamaOnly, calibrationOnly, ...same }: RulesCompared): object {
  return { ...same, llama_only: llamaOnly, calibration_only: calibrationOnly };
}
