/** The style of a report that stands alone as a file: paper and ink, ready to print on A4. */
export const sheetStyle = `
:root { color-scheme: light; --ink: #16191d; --ink-2: #464d55; --ink-3: #646c75; --line: #d3d9df; --strong: #7c858f;
  --tint: #eef2f5; --seal: #a8231c; --serif: "Source Han Serif SC", "Noto Serif SC", "Noto Serif CJK SC", "Songti SC",
  "STSong", "SimSun", serif; --sans: "PingFang SC", "Microsoft YaHei", "Source Han Sans SC", "Noto Sans SC",
  "Noto Sans CJK SC", sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; background: #f3f5f6; color: var(--ink); font: 1.125rem/1.8 var(--serif); }
.sheet { max-width: 56rem; margin: 2rem auto; padding: clamp(1.25rem, 6vw, 4.5rem); background: #fff; border: 1px solid var(--line); }
header { border-bottom: 1px solid var(--ink); margin-bottom: 2rem; padding-bottom: 1.25rem; text-align: center; position: relative; }
header::after { content: ""; position: absolute; inset: auto 0 -6px; border-bottom: 3px solid var(--ink); }
h1 { font-size: clamp(1.5rem, 4vw, 2.125rem); line-height: 1.4; margin: 0 0 1rem; text-wrap: balance; word-break: keep-all; overflow-wrap: anywhere; }
h2 { font: 600 1.25rem/1.5 var(--sans); margin: 2.25rem 0 .75rem; break-after: avoid; }
h3 { font-size: 1.125rem; font-weight: 600; line-height: 1.8; margin: .5rem 0 0; text-indent: 2em; break-after: avoid; }
p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: anywhere; }
header p { text-indent: 0; text-align: center; font-size: 1rem; color: var(--ink-2); }
header .notice { color: var(--seal); font: 600 1rem/1.8 var(--sans); }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet { color: var(--ink-2); } .small { font-size: .92em; }
.statutory { border-top: 3px solid var(--ink); padding-top: 2px; margin: 1rem 0 1.5rem; font-family: var(--sans); }
.scroll { overflow-x: auto; border-top: 1px solid var(--ink); border-bottom: 2px solid var(--ink); position: relative; }
.scroll:focus-visible { outline: 3px solid #e2a100; }
table { border-collapse: separate; border-spacing: 0; width: 100%; font-size: .875rem; line-height: 1.45; }
th, td { padding: .45em .6em; border-right: 1px solid var(--line); border-bottom: 1px solid var(--line); font-weight: 400; vertical-align: middle; }
tr > :last-child { border-right: 0; }
tbody:last-of-type tr:last-child > * { border-bottom: 0; }
thead th, .band th, .heads th, th.group { background: var(--tint); text-align: center; font-weight: 500; }
.band th { text-align: left; font-weight: 600; border-top: 1px solid var(--strong); }
tbody:first-of-type .band th { border-top: 0; }
.heads th:first-child, tbody th { text-align: left; } .heads th:not(:first-child) { text-align: right; } tbody th.group { text-align: center; }
thead th.rule-text { text-align: left; color: var(--ink-2); font-size: .8125rem; font-weight: 400; }
td { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums lining-nums; }
td.total, thead th.total { background: var(--tint); font-weight: 600; }
tr.sum > * { border-top: 1px solid var(--strong); font-weight: 600; } tr.key > th { font-weight: 600; }
td.z { color: var(--ink-3); font-weight: 400; }
td.blank { background: repeating-linear-gradient(135deg, transparent 0 5px, var(--line) 5px 6px); }
td.open, td.absent { color: #7a4a00; }
.read { text-decoration: underline dotted; text-underline-offset: .25em; }
.center td { text-align: center; } .center thead th { white-space: nowrap; padding-inline: .3em; }
.t3 thead th { white-space: nowrap; } .t3 thead th.rule-text { white-space: normal; }
.t3 .c1 { width: 4.6em; min-width: 4.6em; } .t3 .c2 { width: 5.4em; min-width: 5.4em; } .t3 .c3 { min-width: 12em; }
@media print {
  @page { size: A4; margin: 25mm 22mm 22mm; @bottom-center { content: "— " counter(page) " —"; } }
  body { background: #fff; font-size: 12pt; } .sheet { margin: 0; padding: 0; border: 0; max-width: none; }
  h1 { font-size: 20pt; } h2 { font-size: 13pt; } h3 { font-size: 12pt; } table { font-size: 8.5pt; }
  th, td { padding: .3em .35em; } .scroll { overflow: visible; } tr { break-inside: avoid; } thead { display: table-header-group; }
}
@media (forced-colors: active) { td.blank { border: 1px dashed CanvasText; } }
`
