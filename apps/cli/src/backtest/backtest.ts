import type { Asked } from './llama/ask.ts';
import { llamaUse } from './llama-use.ts';
import type { ActivityLog } from './log/activity-log.ts';
import { dateText } from './log/calendar.ts';
import { shuffled } from './log/shuffle.ts';
import type { Notes } from './notes.ts';
import { oldTokensPerPersonDay } from './old-summary.ts';
import type { BacktestOptions } from './options.ts';
import { type Prepared, prepared } from './prepared.ts';
import { begun } from './replay/begin.ts';
import { isSeeded } from './replay/is-seeded.ts';
import { replay } from './replay/replay.ts';
import type { ReplaySetting } from './replay/setting.ts';
import type { Replayed } from './replay/state.ts';
import type { BacktestReport, Score } from './report.ts';
import { reportOf } from './report-of.ts';
import { scoreEmitted } from './score/score-emitted.ts';

/** What a backtest needs from outside. */
export interface BacktestParts {
  readonly asked: readonly Asked[];
  readonly signal: AbortSignal;
  /** Tokens of a text as Llama 3 counts them. */
  readonly countText: (text: string) => number;
  readonly notes: Notes;
  /** A day of a replay begins; `share` of it is done, 0 to 1. */
  readonly onDay: (text: string, share: number) => void;
  /** So many calls broke, and their people's slots had no analysis. */
  readonly onFailed: (name: string, calls: number) => void;
}

/** Replays a log in every way asked for, beside the baselines; one report a seed. Deterministic as far as answers are. */
export async function backtest(
  log: ActivityLog,
  options: BacktestOptions,
  parts: BacktestParts,
): Promise<BacktestReport[]> {
  const unshuffled = options.shuffle ? null : prepared(log, options);
  const reports: BacktestReport[] = [];
  for (const seed of options.seeds) {
    const ready = unshuffled ?? prepared(shuffled(log, seed), options);
    const scores = [...(await chainScores(ready, options, parts, seed)), ...baselineScores(ready, seed)];
    reports.push(reportOf(ready, options, { seed, scores, asked: parts.asked }));
  }
  return reports;
}

async function chainScores(
  ready: Prepared,
  options: BacktestOptions,
  parts: BacktestParts,
  seed: number,
): Promise<Score[]> {
  const scores: Score[] = [];
  for (const asked of parts.asked) {
    const rules = { ...options.rules, llama: asked.llama };
    const protocol = { ...options.protocol, seed };
    const setting = { ...ready, protocol, rules, ask: asked.ask, learnEveryDays: options.learnEveryDays };
    const name = `chain, ${asked.label}`;
    const { emitted, count } = await replayed(noteName(name, options, seed), setting, asked, parts);
    if (count.failed > 0) parts.onFailed(name, count.failed);
    const old = asked.calls ? oldTokensPerPersonDay(setting, parts.countText, seed) : 0;
    const llama = asked.calls ? llamaUse(count, ready.scored.personDays, old) : null;
    scores.push(scoreEmitted({ name, llama }, emitted, ready, seed));
  }
  return scores;
}

function baselineScores(ready: Prepared, seed: number): Score[] {
  return ready.baselines.map(({ name, emitted }) => scoreEmitted({ name, llama: null }, emitted, ready, seed));
}

/** Seeds that change nothing of what is replayed share one replay. */
function noteName(name: string, options: BacktestOptions, seed: number): string {
  return isSeeded(options) ? `${name}, seed ${seed}` : name;
}

async function replayed(
  name: string,
  setting: ReplaySetting,
  { check }: Asked,
  { notes, signal, onDay }: BacktestParts,
): Promise<Replayed> {
  const note = notes.of(name);
  if (note !== null && 'done' in note) return note.done;
  const first = begun(setting);
  const days = setting.scored.lastDay + 1 - first.day;
  const done = await replay(setting, note?.state ?? first, {
    signal,
    onDay: (day) => onDay(`${name}  ${dateText(day)}`, (day - first.day) / days),
    onState(state) {
      check?.();
      notes.put(name, state);
    },
  });
  notes.end(name, done);
  return done;
}
