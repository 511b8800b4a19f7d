import { type Markup, markup } from './html-markup.ts';

const LIGHT = markup`--page: #fff; --panel: #f3f5f8; --ink: #16202c; --soft: #4d5a69; --line: #d5dbe2;
--c0: #0b5fa5; --c1: #b4470f; --c2: #6d3fb0; --c3: #0b7068; --c4: #7d6100; --c5: #a3195b; --c6: #4b5563; --c7: #37701c;`;

const DARK = markup`--page: #12161c; --panel: #1d242d; --ink: #e8edf3; --soft: #a9b5c3; --line: #36404c;
--c0: #6cb6ff; --c1: #ff9d5c; --c2: #c4a1ff; --c3: #4fd1c5; --c4: #e3c341; --c5: #ff8fc0; --c6: #a9b3c1; --c7: #93d36b;`;

const COLORS: readonly Markup[] = ['0', '1', '2', '3', '4', '5', '6', '7'].map(
  (index) => markup`.c${index} { --own: var(--c${index}); }`,
);

/** Colours of the page, and how the parts of its charts look. Text and curves have a contrast of 4.5 or more against the page. */
export const CHART_STYLE = markup`:root { color-scheme: light dark; ${LIGHT} }
@media screen and (prefers-color-scheme: dark) { :root { ${DARK} } }
${COLORS}
b[class] { color: var(--own); }
.chart { display: block; width: 100%; max-width: 34rem; height: auto; }
.chart text { font-size: 13px; fill: var(--ink); }
.axis text { fill: var(--soft); }
.chart .name { font-size: 13px; fill: var(--soft); }
.chart .strong { font-weight: 700; }
.axis line { stroke: var(--soft); }
.axis .grid { stroke: var(--line); }
.ideal { stroke: var(--soft); stroke-dasharray: 5 4; }
.threshold { stroke: var(--ink); stroke-width: 1; stroke-dasharray: 2 3; }
.gap { stroke: var(--own); stroke-width: 1.5; opacity: .6; }
.dot { fill: var(--own); fill-opacity: .8; stroke: var(--page); }
.chart .count, .chart .letter { paint-order: stroke; stroke: var(--page); stroke-width: 3px; stroke-linejoin: round; }
.chart .count { font-size: 12px; }
.curve { fill: none; stroke: var(--own); stroke-linejoin: round; }
.curve.chain { stroke-width: 3; }
.curve.baseline { stroke-width: 1.5; }
.c3.baseline, .c6.baseline { stroke-dasharray: 7 3; }
.c4.baseline, .c7.baseline { stroke-dasharray: 2 2.5; }
.leader { stroke: var(--own); stroke-dasharray: 1 3; }
.chart .letter { fill: var(--own); font-weight: 700; }
.ring { fill: var(--page); stroke: var(--own); stroke-width: 2.5; }
.came { fill: var(--own); }
.missed { fill: var(--own); fill-opacity: .3; }
.old { --own: var(--soft); }
@media print { * { print-color-adjust: exact; } }`;
