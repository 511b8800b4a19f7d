import { coverageSection } from './html-coverage.ts';
import { intro } from './html-intro.ts';
import { type Markup, markup, NO_MARKUP } from './html-markup.ts';
import { remarksList } from './html-remarks.ts';
import { scoreDetail } from './html-score.ts';
import { STYLE } from './html-style.ts';
import { summary } from './html-summary.ts';
import { terms } from './html-terms.ts';
import { type Way, waysOf } from './html-ways.ts';
import type { BacktestReport } from './report.ts';

/** One page that needs nothing else: no script, no other file, no network; for a screen of any width, light or dark, and for paper. */
export function backtestHtml(report: BacktestReport): string {
  const ways = waysOf(report);
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Backtest of ${report.file}</title>
${STYLE}
</head>
<body>
${intro(report)}
<main>${ways.length === 0 ? NO_MARKUP : scores(ways, report.remarks)}</main>
</body>
</html>
`.text;
}

function scores(ways: readonly Way[], remarks: readonly string[]): Markup {
  return markup`<section><h2>All scores</h2>
${summary(ways)}
${remarksList(remarks)}
${terms()}</section>
<section><h2>Risk and coverage</h2>
${coverageSection(ways)}</section>
${ways.filter(({ chain }) => chain).map(chainSection)}
${baselines(ways.filter(({ chain }) => !chain))}`;
}

function chainSection(way: Way): Markup {
  return markup`<section id="${way.id}"><h2>${heading(way)}</h2>
${scoreDetail(way)}</section>`;
}

function baselines(ways: readonly Way[]): Markup {
  if (ways.length === 0) return NO_MARKUP;
  return markup`<section><h2>The baselines, one by one</h2>
${ways.map((way) => markup`<details id="${way.id}"><summary>${heading(way)}</summary>\n${scoreDetail(way)}</details>`)}</section>`;
}

function heading({ mark, color, score }: Way): Markup {
  return markup`<b class="${color}">${mark}</b> ${score.name}`;
}
