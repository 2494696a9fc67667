// Word and Excel files without their properties, comments, names of editors and the EXIF of their pictures; tracked changes are
// accepted where that is asked for. Everything else is copied as it is.
import { posix } from 'node:path'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { type ZipEntry, zipOf } from '../../kit/zip.ts'
import { openZip } from '../../reports/index.ts'
import { cleanImage } from './images.ts'

const dropped =
  /^docProps\/(?:custom\.xml|thumbnail\.\w+)$|^word\/(?:comments\w*|people)\.xml$|^xl\/(?:comments\d*\.xml|comments\/|threadedComments\/|persons\/)|^xl\/drawings\/vmlDrawing\d+\.vml$|^xl\/drawings\/commentsDrawing/
const textParts = /^word\/(?:document\d*|header\d*|footer\d*|footnotes|endnotes|settings)\.xml$/

const emptyCore =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
const emptyApp =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>'

export function cleanOfficeFile(bytes: Uint8Array, acceptChanges: boolean): Result<Uint8Array> {
  const zip = openZip(bytes)
  if ('refused' in zip) return cannot(zip.refused)
  // The boxes of comments are drawn in VML; without comments a sheet has other uses for it, such as form controls.
  const hasComments = zip.names.some((name) => /^xl\/(?:comments|threadedComments)/.test(name))
  const isDropped = (name: string): boolean =>
    name.endsWith('.rels')
      ? isDropped(name.replace('/_rels/', '/').replace(/\.rels$/, ''))
      : dropped.test(name) && (hasComments || !name.endsWith('.vml'))
  const entries: ZipEntry[] = []
  for (const name of zip.names.filter((one) => !one.endsWith('/') && !isDropped(one))) {
    const content = zip.read(name)!
    const xml = () => Buffer.from(content).toString('utf8')
    if (name === 'docProps/core.xml') entries.push({ name, bytes: Buffer.from(emptyCore) })
    else if (name === 'docProps/app.xml') entries.push({ name, bytes: Buffer.from(emptyApp) })
    else if (name === '[Content_Types].xml')
      entries.push({
        name,
        bytes: Buffer.from(without(xml(), 'Override', (tag) => isDropped(attribute(tag, 'PartName').slice(1)))),
      })
    else if (name.endsWith('.rels')) entries.push({ name, bytes: Buffer.from(relations(name, xml(), isDropped)) })
    else if (textParts.test(name)) {
      const text = word(xml(), acceptChanges)
      if (text === undefined) return cannot('文件里有修订过的表格行、单元格，请先在 Word 里接受修订，再上传')
      entries.push({ name, bytes: Buffer.from(text) })
    } else if (/^xl\/worksheets\/sheet\d+\.xml$/.test(name) && hasComments)
      entries.push({ name, bytes: Buffer.from(xml().replace(/<legacyDrawing\s[^>]*\/>/g, '')) })
    else if (/\/media\/[^/]+\.(?:jpe?g|png)$/i.test(name)) entries.push({ name, bytes: cleanImage(content) ?? content })
    else entries.push({ name, bytes: content })
  }
  return accepted(zipOf(entries))
}

const cannot = (message: string): Result<never> => refused({ code: 'cannot-clean', message, field: 'no' })

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

const without = (xml: string, element: string, isGone: (tag: string) => boolean) =>
  xml.replace(new RegExp(`<${element}\\s[^>]*?/>`, 'g'), (tag) => (isGone(tag) ? '' : tag))

/** `name`: of the part with the relations, `word/_rels/document.xml.rels`. */
function relations(name: string, xml: string, isDropped: (name: string) => boolean): string {
  const base = posix.dirname(posix.dirname(name))
  return without(xml, 'Relationship', (tag) => {
    const target = attribute(tag, 'Target')
    return isDropped(target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join(base, target)))
  })
}

/** undefined: changed rows or cells, which take more than leaving out. */
function word(xml: string, acceptChanges: boolean): string | undefined {
  const plain = xml
    .replace(/<w:comment(?:RangeStart|RangeEnd|Reference)\s[^>]*\/>/g, '')
    .replace(/\sw:rsid\w*="[^"]*"/g, '')
    .replace(/<w:rsids>[\s\S]*?<\/w:rsids>/g, '')
  if (!acceptChanges) return plain.replace(/(\sw:author=)"[^"]*"/g, '$1"—"').replace(/\sw:date="[^"]*"/g, '')
  if (/<w:trPr>(?:(?!<\/w:trPr>)[\s\S])*<w:(?:ins|del)\s|<w:cell(?:Ins|Del|Merge)\s/.test(plain)) return undefined
  return plain
    .replace(/<w:(?:moveFrom|moveTo)Range(?:Start|End)(?:\s[^>]*)?\/>/g, '')
    .replace(/<w:(?:ins|del|moveFrom|moveTo)\s[^>]*\/>/g, '')
    .replace(/<w:(del|moveFrom)\s[^>]*>[\s\S]*?<\/w:\1>/g, '')
    .replace(/<\/?w:(?:ins|moveTo)(?:\s[^>]*)?>/g, '')
    .replace(/<w:(\w+Change)\s[^>]*?(?:\/>|>[\s\S]*?<\/w:\1>)/g, '')
    .replace(/<w:trackRevisions\s*\/>/g, '')
}
