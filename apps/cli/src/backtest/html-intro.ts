import { counted } from '../show/amounts.ts';
import { type Markup, markup, NO_MARKUP } from './html-markup.ts';
import { decimal, percent, whole } from './html-numbers.ts';
import type { BacktestReport, Protocol } from './report.ts';

const PROTOCOLS: Readonly<Record<Protocol, string>> = {
  daily: 'daily: once a day, for the next 24 hours',
  slots: 'slots: every slot, what comes due',
};

/** What was seen, in one line, then what was run. */
export function intro(report: BacktestReport): Markup {
  return markup`<header><h1>${headline(report)}</h1>
${standInNote(report)}
${report.warnings.map((warning) => markup`<p class="note"><strong>Beware.</strong> ${warning}</p>`)}
<dl class="facts">${facts(report).map(([name, value]) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></header>`;
}

function headline({ scores }: BacktestReport): string {
  const [chain] = scores;
  if (chain === undefined) return 'Nothing was scored';
  if (chain.queued === 0) return `Silence: nothing was queued in ${counted(chain.personDays, 'person-day')}`;
  const { queuedPerPersonDay, precision, recall } = chain;
  const queued = `${decimal(queuedPerPersonDay)} predictions queued a person-day, ${percent(precision.value)} came true`;
  return recall.value === null ? queued : `${queued}, ${percent(recall.value)} of events were foreseen`;
}

/** A stand-in's figures must not be taken for a language model's. */
function standInNote({ llama }: BacktestReport): Markup {
  if (!/stand-?in/i.test(llama)) return NO_MARKUP;
  return markup`<p class="note"><strong>A stand-in answered for Llama.</strong> What it adds or takes away is a check of the plumbing, not of a language model: nothing of it says what a real Llama would do.</p>`;
}

function facts(report: BacktestReport): readonly (readonly [string, string])[] {
  return [
    ['File', report.file],
    ['Protocol', PROTOCOLS[report.protocol]],
    [
      'Scored days',
      `${report.scoredFrom} to ${report.scoredUntil}, after ${counted(report.warmUpDays, 'day')} of warm-up`,
    ],
    ['Time zone', report.zone],
    ['People', `${whole(report.scoredPeople)} scored of ${whole(report.people)} in the file`],
    ['Events in the file', whole(report.events)],
    ['Llama', report.llama],
    ['Calibration', report.calibration],
    ['Seed', String(report.seed)],
  ];
}
