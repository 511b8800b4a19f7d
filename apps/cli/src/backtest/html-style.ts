import { markup } from './html-markup.ts';
import { CHART_STYLE } from './svg-style.ts';

/** Light, dark and on paper; every colour is a variable of `svg-style.ts`. */
export const STYLE = markup`<style>
${CHART_STYLE}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 72rem; background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; max-width: 44rem; text-wrap: balance; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 3rem 0 .75rem; }
h3 { font-size: 1rem; line-height: 1.35; margin: 0; text-wrap: pretty; }
p { margin: .25rem 0 1rem; max-width: 44rem; }
.note { border-left: 4px solid var(--c1); background: var(--panel); padding: .6rem .9rem; }
.empty { color: var(--soft); font-style: italic; }
.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr)); gap: .75rem 1.5rem; margin: 1.5rem 0; }
.facts dt, figcaption p, small { color: var(--soft); font-size: .875rem; }
.facts dd { margin: 0; overflow-wrap: anywhere; }
.terms, .remarks { max-width: 44rem; }
.remarks { color: var(--soft); font-size: .875rem; padding-left: 1.2rem; }
.terms dt { font-weight: 600; }
.terms dd { margin: 0 0 .5rem; }
.scroll { overflow-x: auto; margin: 0 0 1.5rem; }
/* Only where the widest table does not fit. */
.sideways { display: none; color: var(--soft); font-size: .875rem; margin-top: -1rem; }
@media screen and (max-width: 60rem) { .sideways { display: block; } }
table { border-collapse: collapse; font-size: .875rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; font-size: 1rem; padding: 0 0 .5rem; }
th, td { padding: .4rem .75rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
thead th { vertical-align: bottom; white-space: normal; color: var(--soft); font-weight: 600; min-width: 5.5em; }
tr > :first-child { position: sticky; left: 0; background: var(--page); text-align: left; padding-left: 0; }
tbody tr > :first-child { white-space: normal; min-width: 6em; font-weight: 400; }
@media (max-width: 40rem) { th, td { padding: .4rem .45rem; } .facts { grid-template-columns: repeat(2, 1fr); } }
@media (min-width: 40rem) { tbody tr > :first-child { white-space: nowrap; } }
.grid { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); gap: 2rem 3rem; align-items: start; }
.grid > * { min-width: 0; margin-top: 0; }
figure { margin: 0; break-inside: avoid; }
figcaption p { margin: .25rem 0 .75rem; }
.beside { display: flex; flex-wrap: wrap; gap: 1rem 2.5rem; align-items: center; }
.beside > .chart { flex: 1 1 22rem; }
.legend { flex: 1 1 16rem; list-style: none; margin: 0; padding: 0; columns: auto 16rem; }
.legend li { display: flex; gap: .5rem; align-items: baseline; padding: .25rem 0; line-height: 1.3; break-inside: avoid; }
.legend .swatch { flex: none; width: 34px; height: 10px; }
details { border-top: 1px solid var(--line); padding: .75rem 0; }
summary { cursor: pointer; font-weight: 600; }
details[open] > summary { margin-bottom: .75rem; }
@media print { body { padding: 0; max-width: none; font-size: 10pt; } .scroll { overflow: visible; } table { font-size: 7.5pt; } th, td { padding: .2rem .35rem; } small, .facts dt, figcaption p { font-size: 8pt; } h2, h3 { break-after: avoid; } .grid { grid-template-columns: 1fr 1fr; gap: 1.5rem; } }
</style>`;
