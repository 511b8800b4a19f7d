import type { BacktestReport, Interval, PeriodScore, Score, Share } from '../backtest/report.ts';
import { snakeCased } from '../backtest/snake-case.ts';
import { type Column, pairs, table } from '../table.ts';
import { count, counted } from './amounts.ts';

/** The document of --json: one report for each seed. */
export function backtestDocument(reports: readonly BacktestReport[]): object {
  return { reports: snakeCased(reports) };
}

export function backtestText(reports: readonly BacktestReport[]): string {
  return reports.map(reportText).join('\n\n');
}

function reportText(report: BacktestReport): string {
  const sections = [
    heading(report),
    ...report.warnings.map((warning) => `Beware: ${warning}`),
    queuedTable(report.scores),
    surenessTable(report.scores),
    binsTable(report.scores),
  ];
  const notes = report.remarks.map((remark) => `- ${remark}`).join('\n');
  return [...sections, tokenLines(report.scores), notes, plumbingNote(report)]
    .filter((text) => text !== '')
    .join('\n\n');
}

const PROTOCOLS = { daily: 'daily, at 04:00', slots: 'slot by slot' };

function heading(report: BacktestReport): string {
  const { file, events, people, scoredPeople, scoredFrom, scoredUntil, warmUpDays, zone, protocol, calibration, seed } =
    report;
  const personDays = report.scores[0]?.personDays ?? 0;
  return pairs([
    ['file', `${file}: ${counted(events, 'event')} of ${counted(people, 'person', 'people')}, times in ${zone}`],
    ['protocol', `${PROTOCOLS[protocol]}; calibration ${calibration}; Llama: ${report.llama}; seed ${seed}`],
    ['scored', `${scoredFrom} to ${scoredUntil} after ${counted(warmUpDays, 'day')} of warm-up`],
    ['', `${counted(scoredPeople, 'person', 'people')}, ${counted(personDays, 'person-day')}`],
  ]);
}

const QUEUED: readonly Column[] = [
  { title: 'WAY' },
  ...['QUEUED', 'A DAY', '95 %', 'PRECISION', '95 %', 'RECALL', '95 %', 'SERVED', 'WINDOW', 'WASTED/HIT', 'PEOPLE'].map(
    right,
  ),
];

function queuedTable(scores: readonly Score[]): string {
  return table(
    QUEUED,
    scores.map((score) => [
      score.name,
      count(score.queued),
      score.queuedPerPersonDay.toFixed(3),
      rateInterval(score.queuedPerPersonDayInterval),
      ...shareCells(score.precision),
      ...shareCells(score.recall),
      percent(score.served.value),
      score.meanWindowHours === null ? DASH : `${score.meanWindowHours.toFixed(2)} h`,
      score.wastedPerHit?.toFixed(2) ?? DASH,
      percent(score.peopleWithAny),
    ]),
  );
}

const SURENESS = ['EMITTED', 'ECE', 'BY CHANCE', 'BRIER', 'SKILL', 'AT .6', 'AT .7', 'AT .8'];

function surenessTable(scores: readonly Score[]): string {
  const first = scores.some(({ first14Days }) => first14Days !== null) ? ['FIRST 14 DAYS'] : [];
  return table(
    [{ title: 'WAY' }, ...[...SURENESS, ...first, 'LAST THIRD'].map(right)],
    scores.map((score) => [
      score.name,
      count(score.emitted),
      score.ece.toFixed(3),
      `${score.eceFloor.lower.toFixed(3)}–${score.eceFloor.upper.toFixed(3)}`,
      score.brier.toFixed(3),
      score.skill.toFixed(2),
      ...score.precisionAt.map(({ n, precision }) => `${percent(precision.value)} of ${count(n)}`),
      ...(score.first14Days === null ? [] : [periodText(score.first14Days)]),
      periodText(score.lastThird),
    ]),
  );
}

/** How often what the first way said came true, by how sure it was. */
function binsTable([first]: readonly Score[]): string {
  if (first === undefined) return '';
  const columns = [{ title: first.name.toUpperCase() }, ...['SAID', 'CAME TRUE', 'OF'].map(right)];
  const rows = first.bins
    .filter(({ n }) => n > 0)
    .map((bin) => [
      `${bin.from.toFixed(1)} to ${bin.until.toFixed(1)}`,
      percent(bin.meanConfidence),
      percent(bin.hitRate),
      count(bin.n),
    ]);
  return table(columns, rows);
}

function tokenLines(scores: readonly Score[]): string {
  const rows = scores.flatMap(({ name, llama }): [string, string][] => {
    if (llama === null) return [];
    const { callsPerPersonDay, tokensPerPersonDay, promptTokensPerCall, completionTokensPerCall } = llama;
    const call = `${promptTokensPerCall.toFixed(0)} in and ${completionTokensPerCall.toFixed(0)} out a call`;
    const day = `${callsPerPersonDay.toFixed(2)} calls and ${tokensPerPersonDay.toFixed(0)} tokens a person-day`;
    return [[name, `${day}, ${call}; the old way: ${count(Math.round(llama.oldTokensPerPersonDay))}`]];
  });
  return rows.length === 0 ? '' : pairs(rows);
}

function plumbingNote({ llama }: BacktestReport): string {
  return llama.includes('stand-in')
    ? 'The stand-in is a local program, no language model: with it this is only a check of the plumbing.'
    : '';
}

function right(title: string): Column {
  return { title, right: true };
}

const DASH = '–';

function shareCells({ value, lower, upper }: Share): [string, string] {
  return [percent(value), lower === null || upper === null ? DASH : `${percent(lower)}–${percent(upper)}`];
}

function rateInterval({ lower, upper }: Interval): string {
  return lower === null || upper === null ? DASH : `${lower.toFixed(3)}–${upper.toFixed(3)}`;
}

function periodText({ queued, precision }: PeriodScore): string {
  return queued === 0 ? DASH : `${percent(precision)} of ${count(queued)}`;
}

/** `.782`, as the literature writes shares. */
function percent(share: number | null): string {
  return share === null ? DASH : share.toFixed(3).replace(/^0/, '');
}
