/** Style of the page: system fonts and colours of light and dark, nothing from elsewhere. */
export const style = `
:root { color-scheme: light dark;
  --back: #fff; --panel: #f6f7f9; --line: #d9dde3; --text: #1b1f24; --faint: #59636e; --link: #0a58ca;
  --bad: #b3261e; --bad-back: #fdeceb; --good: #1a6b34; --good-back: #e5f5ea; --mild: #7a5200; --mild-back: #fdf3d8; }
@media (prefers-color-scheme: dark) { :root {
  --back: #14171a; --panel: #1d2125; --line: #363c43; --text: #e4e7ea; --faint: #9ba5b0; --link: #7fb2ff;
  --bad: #ff9b93; --bad-back: #46201d; --good: #82d59b; --good-back: #173824; --mild: #f0c869; --mild-back: #3d3014; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem clamp(.75rem, 3vw, 2rem) 4rem; max-width: 90rem; background: var(--back);
  color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; } h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; scroll-margin-top: 4rem; }
a { color: var(--link); } p { margin: .4rem 0; } ul { margin: .4rem 0; padding-left: 1.2rem; }
code, pre { font: 12.5px/1.5 ui-monospace, SFMono-Regular, Consolas, monospace; }
code { overflow-wrap: anywhere; }
pre { margin: 0; padding: .6rem .7rem; white-space: pre-wrap; overflow-wrap: anywhere; max-height: 28rem;
  overflow: auto; background: var(--back); border: 1px solid var(--line); border-radius: 6px; }
ul.reasons { list-style: none; padding: 0; } .mild, .bad { border-radius: 5px; }
p.mild { padding: .1rem .5rem; }
.faint { color: var(--faint); } .small { font-size: .85rem; } .nowrap { white-space: nowrap; }
.verdict { display: inline-block; padding: .1rem .6rem; border-radius: 6px; font-weight: 600; }
.bad { color: var(--bad); background: var(--bad-back); } .good { color: var(--good); background: var(--good-back); }
.mild { color: var(--mild); background: var(--mild-back); }
.sums { display: flex; flex-wrap: wrap; gap: .6rem; margin: 1rem 0; padding: 0; list-style: none; }
.sums li { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; padding: .4rem .8rem; min-width: 6.5rem; }
.sums b { display: block; font-size: 1.2rem; font-variant-numeric: tabular-nums; }
nav.filter { position: sticky; top: 0; z-index: 1; padding: .6rem 0; background: var(--back);
  border-bottom: 1px solid var(--line); }
.filter form { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; }
nav.filter[hidden] { display: none; }
.filter input, .filter select, .filter button { font: inherit; color: inherit; background: var(--panel); max-width: 100%;
  border: 1px solid var(--line); border-radius: 6px; padding: .3rem .5rem; }
.filter input { flex: 1 1 12rem; min-width: 0; } .filter select { flex: 0 1 12rem; min-width: 0; }
details.finding { border: 1px solid var(--line); border-left: 4px solid var(--bad); border-radius: 8px; margin: .7rem 0;
  background: var(--panel); }
details.finding.warning { border-left-color: var(--mild); }
details.finding > summary { padding: .6rem .8rem; cursor: pointer; overflow-wrap: anywhere; }
details.finding > div { padding: 0 .8rem .8rem; }
summary .check { font-weight: 600; } summary .where { color: var(--faint); }
.step { margin-top: .7rem; } .step h4 { margin: 0 0 .3rem; font-size: .9rem; font-weight: 600; overflow-wrap: anywhere; }
.sides { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: .6rem; }
.sides h5 { margin: 0 0 .2rem; font-size: .8rem; font-weight: 600; color: var(--faint); }
.table { overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .4rem .6rem;
  border-bottom: 1px solid var(--line); } tr:last-child > * { border-bottom: 0; } thead th { background: var(--panel); }
tbody th { font-weight: 600; } td.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.chip { display: inline-block; margin: 0 .2rem .2rem 0; padding: 0 .4rem; border-radius: 5px; font-size: .82rem;
  overflow-wrap: anywhere; }
.chip.missing { color: var(--bad); background: var(--bad-back); outline: 1px solid var(--bad); outline-offset: -1px; }
.chip.excused { color: var(--mild); background: var(--mild-back); font-style: italic; }
.chip.covered { color: var(--good); background: var(--good-back); }
[data-row][hidden] { display: none; }
@media (max-width: 46rem) {
  .sides { grid-template-columns: minmax(0, 1fr); }
  nav.filter { position: static; } .filter select { flex: 1 1 40%; }
  .coverage table, .coverage tbody, .coverage tr, .coverage th, .coverage td { display: block; }
  .coverage thead { display: none; } .coverage td { border-bottom: 0; padding-top: 0; }
  .coverage tr { border-bottom: 1px solid var(--line); } .coverage tbody th { border-bottom: 0; overflow-wrap: anywhere; }
  .coverage td[data-label]::before { content: attr(data-label) " "; color: var(--faint); font-size: .82rem; }
  .coverage td.none { display: none; }
}
@media print { nav.filter { display: none; } details.finding { break-inside: avoid; } }
`;
