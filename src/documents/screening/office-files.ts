// What office files carry beside their text: tracked changes, hidden text, comments, hidden sheets, properties.
import { openZip } from '../../reports/index.ts'
import { type Hit, hit } from './hit.ts'
import { screenImage } from './images.ts'
import { isOfficialMark } from './marks.ts'

export function screenOfficeFile(bytes: Uint8Array): Hit[] {
  const zip = openZip(bytes)
  if ('refused' in zip) return [hit('unread', '文件', zip.refused)]
  const read = (name: string) => {
    const part = zip.read(name)
    return part ? Buffer.from(part).toString('utf8') : ''
  }
  const hits: Hit[] = [...properties(read('docProps/core.xml'), read('docProps/app.xml'))]
  if (zip.has('docProps/custom.xml')) hits.push(hit('metadata', '文件属性', '自定义属性'))
  for (const name of zip.names) {
    if (/^word\/(?:document\d*|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name))
      hits.push(...word(name, read(name)))
    else if (/(?:^|\/)(?:comments\d*|threadedComment\d*)\.xml$/.test(name)) hits.push(...comments(read(name)))
    else if (name === 'xl/workbook.xml') hits.push(...sheets(read(name)))
    else if (/^xl\/worksheets\/sheet\d+\.xml$/.test(name)) hits.push(...columns(name, read(name)))
    else if (/^xl\/externalLinks\/[^/]+\.xml$/.test(name)) hits.push(hit('embedded', '工作簿', '引用了其他文件'))
    else if (/\/embeddings\/|vbaProject\.bin$/.test(name)) hits.push(hit('embedded', name, name.split('/').at(-1)!))
    else if (/\/media\/[^/]+\.(?:jpe?g|png)$/i.test(name))
      hits.push(...screenImage(zip.read(name)!).map((one) => ({ ...one, place: `图片${name.split('/').at(-1)}` })))
  }
  return hits
}

/** Every text of a workbook, those of hidden sheets, columns and rows with it. */
export function sheetTexts(bytes: Uint8Array): string[] {
  const zip = openZip(bytes)
  const part = 'refused' in zip ? undefined : zip.read('xl/sharedStrings.xml')
  if (!part) return []
  return [
    ...Buffer.from(part)
      .toString('utf8')
      .matchAll(/<si>([\s\S]*?)<\/si>/g),
  ].map(([, item]) => [...item!.matchAll(/<t(?:\s[^>]*)?>([^<]*)</g)].map(([, text]) => text).join(''))
}

const personal = { 'dc:creator': '作者', 'cp:lastModifiedBy': '最后修改者', Company: '单位', Manager: '主管' }

function properties(core: string, app: string): Hit[] {
  return Object.entries(personal).flatMap(([tag, label]) => {
    const value = new RegExp(`<${tag}[^>]*>([^<]+)</${tag}>`).exec(core + app)?.[1]?.trim()
    return value ? [hit('metadata', '文件属性', `${label}：${value}`)] : []
  })
}

const textIn = (xml: string) =>
  [...xml.matchAll(/<w:(?:t|delText)(?:\s[^>]*)?>([^<]*)</g)].map(([, text]) => text).join('')

function word(name: string, xml: string): Hit[] {
  const part = name.includes('header') ? '页眉' : name.includes('footer') ? '页脚' : '正文'
  const hits: Hit[] = []
  if (part === '页眉' && isOfficialMark(textIn(xml))) hits.push(hit('secrecyMark', '页眉', '密级标志'))
  const changes = { ins: '插入', del: '删除', moveFrom: '移走', moveTo: '移来' }
  for (const [tag, label] of Object.entries(changes)) {
    let no = 0
    for (const [whole] of xml.matchAll(new RegExp(`<w:${tag} [^>]*>[\\s\\S]*?</w:${tag}>`, 'g'))) {
      no += 1
      const text = textIn(whole)
      if (text) hits.push(hit('trackedChange', `${part}第${no}处${label}`, text.slice(0, 60)))
    }
  }
  let no = 0
  for (const [run] of xml.matchAll(/<w:r(?:\s[^>]*)?>(?:(?!<\/w:r>)[\s\S])*?<w:vanish\s*\/?>[\s\S]*?<\/w:r>/g)) {
    const text = textIn(run)
    if (text) hits.push(hit('hiddenText', `${part}第${++no}处隐藏文字`, text.slice(0, 60)))
  }
  return hits
}

const comments = (xml: string): Hit[] =>
  [...xml.matchAll(/<(?:w:)?comment\s[^>]*>[\s\S]*?<\/(?:w:)?comment>/g)].map(([one], index) =>
    hit(
      'comment',
      `第${index + 1}条批注`,
      one
        .replace(/<[^>]+>/g, '')
        .trim()
        .slice(0, 60),
    ),
  )

const sheets = (xml: string): Hit[] =>
  [...xml.matchAll(/<sheet\s[^>]*>/g)].flatMap(([tag]) =>
    /state="(?:hidden|veryHidden)"/.test(tag)
      ? [hit('hiddenText', `工作表“${/name="([^"]*)"/.exec(tag)?.[1] ?? ''}”`, '隐藏的工作表')]
      : [],
  )

function columns(name: string, xml: string): Hit[] {
  const place = `第${/(\d+)\.xml$/.exec(name)![1]}个工作表`
  const hits = [...xml.matchAll(/<col\s[^>]*hidden="(?:1|true)"[^>]*>/g)].map(([tag]) => {
    const [from, until] = [/min="(\d+)"/.exec(tag)?.[1], /max="(\d+)"/.exec(tag)?.[1]]
    return hit('hiddenText', place, `隐藏的列：第${from}列${until !== from ? `至第${until}列` : ''}`)
  })
  const rows = [...xml.matchAll(/<row\s[^>]*hidden="(?:1|true)"[^>]*>/g)].map(([tag]) => /\sr="(\d+)"/.exec(tag)?.[1])
  if (rows.length)
    hits.push(
      hit(
        'hiddenText',
        place,
        `隐藏的行：${rows.slice(0, 10).join('、')}${rows.length > 10 ? `等${rows.length}行` : ''}`,
      ),
    )
  return hits
}
