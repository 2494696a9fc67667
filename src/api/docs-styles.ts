// The looks of /api/docs and of the pages of problems.
export const docsStyles = `
:root { color-scheme: light dark; --line: #c9ced6; --ink: #1c2024; --soft: #5b6470; --link: #0b4f9e; --ground: #fff; --wash: #f4f6f9 }
@media (prefers-color-scheme: dark) {
  :root { --line: #3d4450; --ink: #e8eaed; --soft: #a3abb8; --link: #8ab8f2; --ground: #16191d; --wash: #20252c }
}
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.7 "Noto Sans SC", "Source Han Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif }
main { overflow-wrap: anywhere; max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
h1 { font-size: 1.7rem; line-height: 1.3 }
h2 { margin-top: 2.5rem; font-size: 1.3rem }
h2.small { margin: 1rem 0 0; font-size: 1rem }
h3 { margin: 0 0 .25rem; font-size: 1.05rem; overflow-wrap: anywhere }
a { color: var(--link) }
a:focus-visible, input:focus-visible, select:focus-visible, button:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
code { font: .92em/1.5 ui-monospace, "Noto Sans Mono", Consolas, monospace; overflow-wrap: anywhere }
ul { padding-left: 1.25rem }
.operation { margin-top: 2rem; padding-top: 1rem; border-top: 1px solid var(--line) }
.operation p { margin: .25rem 0 }
.scroll { overflow-x: auto }
table { width: 100%; margin: .5rem 0; border-collapse: collapse; font-size: .92rem }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top }
.short { white-space: nowrap }
thead th { color: var(--soft); font-weight: 500 }
tbody th { font-weight: 500; white-space: nowrap }
td { overflow-wrap: normal }
form { display: grid; grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); gap: .6rem; align-items: end; padding: .75rem; background: var(--wash) }
label { display: grid; min-width: 0; font-size: .85rem; color: var(--soft) }
input, select, button { box-sizing: border-box; width: 100%; height: 2.75rem; padding: .2rem .6rem; border: 1px solid var(--line); border-radius: 4px; background: var(--ground); color: var(--ink); font: inherit }
button { border-color: var(--link); background: var(--link); color: var(--ground); cursor: pointer }
`
