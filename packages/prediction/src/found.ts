import type { Analysis } from './analysis.ts';
import { readAnswer } from './answer.ts';
import type { Candidate } from './candidate.ts';
import { cleanText, cutVisibly } from './clean-text.ts';
import { withoutOverlaps } from './dedupe.ts';
import { type Expectation, fromHabit, fromPattern, vocabularyOf } from './expectation.ts';
import type { History } from './history.ts';
import type { Learned } from './learned.ts';
import { minuteOf } from './local-day.ts';
import { occurrenceAfter } from './occurrence.ts';
import type { Outcome } from './outcome.ts';
import { type Prediction, predict } from './prediction.ts';
import type { LlamaAnswer } from './prompt-document.ts';
import { askedOf } from './question.ts';
import { clockText } from './recurrence-text.ts';
import { toRow } from './row.ts';
import type { AnalyzeUserRules } from './rules.ts';
import type { StoredAnswer, StoredPattern } from './stored-answer.ts';

/** One person at one slot, with everything that predictions are judged by. */
export interface Judging {
  readonly userId: string;
  readonly slot: number;
  readonly zone: string;
  readonly learned: Learned;
  readonly rules: AnalyzeUserRules;
}

/** What came of an analysis before anyone wrote it down. */
export interface Found {
  readonly analysis: Analysis;
  /** Patterns left out of the answer: malformed, beyond the 20 that count, texts beyond 500 characters, windows beyond 8 days. */
  readonly leftOut: {
    readonly malformed: number;
    readonly beyondLimit: number;
    readonly overlong: number;
    readonly tooFar: number;
  };
  readonly tokens: number;
}

export function nothingFound({ userId, slot }: { userId: string; slot: number }, outcome: Outcome): Analysis {
  return { userId, slot, outcome, patternsDetected: 0, rows: [], considered: [] };
}

/** A model's name is the endpoint's to state, and ours to bound. */
const MODEL_LIMIT = 100;
/** Where nobody was asked, the row says so in the model's place. */
const NO_MODEL = 'none';

/**
 * Everything between Llama's answer and the rows; pure. Without an answer the habits stand for themselves.
 * @throws Failure where the answer cannot be read.
 */
export function answered(answer: LlamaAnswer | null, history: History, judging: Judging): Found {
  const { candidates, marks } = history;
  if (answer === null) {
    return found(candidates.map(fromHabit), history, judging, { model: NO_MODEL, tokens: 0, read: NOTHING_READ });
  }
  const { patterns, ...read } = readAnswer(answer);
  const vocabulary = vocabularyOf(marks.needs, candidates);
  const meant = patterns.map((pattern) => fromPattern(pattern, vocabulary, history));
  const expectations = meant.filter((expectation) => expectation !== null);
  const malformed = read.malformed + meant.length - expectations.length;
  const unnamed = candidates.filter(({ id }) => !patterns.some((pattern) => pattern.candidate === id));
  return found([...expectations, ...leftOut(unnamed, expectations)], history, judging, {
    model: cutVisibly(cleanText(answer.model) ?? 'unnamed', MODEL_LIMIT),
    tokens: answer.tokens.prompt + answer.tokens.completion,
    read: { ...read, malformed },
  });
}

/** The habits that Llama was shown and did not name: it vetoed them, and whether it was right can be learned. */
function leftOut(candidates: readonly Candidate[], named: readonly Expectation[]): Expectation[] {
  const isNamed = ({ need, start }: Candidate) =>
    named.some((one) => one.need === need.need && one.from === clockText(minuteOf(start)));
  return candidates.filter((one) => !isNamed(one)).map((one) => ({ ...fromHabit(one), leftOut: true }));
}

const NOTHING_READ = { malformed: 0, beyondLimit: 0, overlong: 0 };

interface Reading {
  readonly model: string;
  readonly tokens: number;
  readonly read: Omit<Found['leftOut'], 'tooFar'>;
}

function found(
  expectations: readonly Expectation[],
  history: History,
  judging: Judging,
  { model, tokens, read }: Reading,
): Found {
  const predictions = expectations.map((expectation) => predict(expectation, judging));
  const near = predictions.filter((prediction) => prediction !== null);
  const { rules, slot } = judging;
  const answer: StoredAnswer = {
    slot,
    asked: askedOf(history.candidates),
    seen: slot,
    zone: judging.zone,
    llama: rules.llama,
    model,
    patterns: expectations.filter((one) => !one.leftOut).map(withoutFirst),
  };
  const tooFar = predictions.length - near.length;
  return { analysis: { ...analysisOf(near, model, judging), answer }, leftOut: { ...read, tooFar }, tokens };
}

/** A stored pattern comes back on all its days, or at its instant. */
function withoutFirst({ first: _, ...pattern }: Expectation): StoredPattern {
  return pattern;
}

function analysisOf(predictions: readonly Prediction[], model: string, judging: Judging): Analysis {
  const { rules, slot } = judging;
  const detected = predictions.filter(({ expectation }) => detectedBy(expectation) >= rules.confidence.keep);
  const queued = predictions.filter(({ decision }) => decision.ruling === 'queued');
  return {
    ...nothingFound(judging, 'analyzed'),
    patternsDetected: detected.length,
    rows: withoutOverlaps(queued.map((prediction) => toRow(prediction, { slot, model }))),
    considered: predictions.map(({ considered }) => considered),
  };
}

/** The confidence by which a pattern counts as detected: what was said of it, before any calibration. */
function detectedBy({ stated, evidence, leftOut }: Expectation): number {
  return leftOut ? 0 : (stated ?? evidence ?? 0);
}

/** What a standing answer's patterns hold for the time just ahead; Llama is not asked. */
export function materialised(answer: StoredAnswer, judging: Judging): Found {
  const { slot, rules } = judging;
  // What an earlier Llama stated is no word of the one in use.
  const stated = { ...judging, rules: { ...rules, llama: answer.llama } };
  const ahead = answer.patterns.filter(({ once = Number.POSITIVE_INFINITY }) => once > slot);
  // From before the window opens on: of one that is open already, nobody knows how much has come.
  const due = ahead.filter((one) => occurrenceAfter(one, slot, judging.zone).from <= slot + rules.horizonMs);
  const predictions = due.map((pattern) => predict(pattern, stated));
  const analysis = analysisOf(
    predictions.filter((one) => one !== null),
    answer.model,
    judging,
  );
  return {
    analysis: { ...analysis, outcome: 'unchanged', patternsDetected: 0, seen: slot },
    leftOut: { ...NOTHING_READ, tooFar: 0 },
    tokens: 0,
  };
}
