const style = `
body { margin: 0; padding: 2.5rem 3rem; font: 17px/1.9 "Source Han Serif SC", "Noto Serif SC", "Noto Serif CJK SC", SimSun, serif; color: #16191d }
.paper-head { text-align: center; color: #a8231c; font-size: 1.7em; font-weight: 700; letter-spacing: .1em; margin: 0; border-bottom: 2px solid #a8231c }
.paper-number { text-align: center; margin: .6rem 0 1.2rem } h1 { text-align: center; font-size: 1.35em } .paper-under-title { text-align: center; color: #7a4a00 }
p { margin: 0; text-indent: 2em } .paper-head, .paper-number, .paper-addressee, .paper-under-title, .paper-signature p, .paper-note { text-indent: 0 }
.paper-signature { margin-top: 2.5rem; text-align: right } .paper-seal { color: #a8231c; font-size: .85em } .paper-note { margin-top: 1.5rem }
table { border-collapse: collapse; width: 100%; margin: 1rem 0 } th, td { border: 1px solid #7c858f; padding: .3rem .6rem; text-align: left; font-weight: 400 }`

/** The letter as a sheet, in a frame of its own: nothing in it runs. */
export function Sheet({ html, title }: { html: string; title: string }) {
  const document = `<!doctype html><html lang="zh-Hans"><head><title>${title}</title><style>${style}</style></head><body>${html}</body></html>`
  return <iframe className="sheet" sandbox="" title={`预览：${title}`} srcDoc={document} />
}
