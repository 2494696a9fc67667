// Before letters can be taken out of a page they have to stand in its own content: nested graphics (form XObjects) are written
// out where they are drawn, with their resources under new names. What is unreachable afterwards leaves the file.
import {
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  PDFNumber,
  type PDFObject,
  type PDFPage,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from 'pdf-lib'
import { contentOf } from '../screening/pdf.ts'
import { type Operator, operatorsOf } from './tokens.ts'

const categories = ['Font', 'XObject', 'ExtGState', 'ColorSpace', 'Pattern', 'Shading', 'Properties'] as const
type Category = (typeof categories)[number]

/** Which resource an operator names, and whether it is the first or the last name before it. */
const naming: Record<string, { category: Category; last?: true }> = {
  Tf: { category: 'Font' },
  Do: { category: 'XObject' },
  gs: { category: 'ExtGState' },
  cs: { category: 'ColorSpace' },
  CS: { category: 'ColorSpace' },
  scn: { category: 'Pattern', last: true },
  SCN: { category: 'Pattern', last: true },
  sh: { category: 'Shading' },
  BDC: { category: 'Properties', last: true },
  DP: { category: 'Properties', last: true },
}
const deepest = 8

/** Writes nested graphics out into the page. Throws where that would show what is hidden. */
export function flattenPage(pdf: PDFDocument, page: PDFPage): void {
  const resources = ownResources(pdf, page)
  let made = 0
  const written = (source: string, from: PDFDict | undefined, depth: number): string => {
    if (depth > deepest) throw new Error('图形嵌套过深')
    const renamed = new Map<string, string>()
    const nameFor = (category: Category, name: string): string => {
      if (depth === 0) return name
      const key = `${category} ${name}`
      const known = renamed.get(key)
      if (known) return known
      const value = from?.lookupMaybe(PDFName.of(category), PDFDict)?.get(PDFName.of(name))
      if (!value) return name
      made += 1
      const fresh = `Gk${made}`
      resources[category].set(PDFName.of(fresh), value)
      renamed.set(key, fresh)
      return fresh
    }
    let text = ''
    let at = 0
    for (const operator of operatorsOf(source)) {
      const rule = naming[operator.name]
      if (!rule) continue
      const slice = source.slice(operator.from, operator.until)
      const name = namedIn(slice, operator, rule.last)
      if (name === undefined) continue
      const form =
        operator.name === 'Do'
          ? formOf(depth === 0 ? resources.XObject : from?.lookupMaybe(PDFName.of('XObject'), PDFDict), name)
          : undefined
      text += source.slice(at, operator.from)
      text += form
        ? placed(
            form,
            written(contentOf(pdf, form), form.dict.lookupMaybe(PDFName.of('Resources'), PDFDict) ?? from, depth + 1),
          )
        : replaced(slice, name, nameFor(rule.category, name), rule.last)
      at = operator.until
      if (form && depth === 0) gone.add(name)
    }
    return text + source.slice(at)
  }
  const gone = new Set<string>()
  const source = written(contentOf(pdf, page.node.Contents()), page.node.Resources(), 0)
  if (!made && !gone.size) return
  for (const name of gone) resources.XObject.delete(PDFName.of(name))
  page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(Buffer.from(source, 'latin1'))))
}

/** The resources of the page as dictionaries of its own: others may share them. */
function ownResources(pdf: PDFDocument, page: PDFPage): Record<Category, PDFDict> {
  const old = page.node.Resources()
  const own = pdf.context.obj({})
  for (const [key, value] of old?.entries() ?? []) own.set(key, value)
  const parts = Object.fromEntries(
    categories.map((category) => {
      const part = pdf.context.obj({})
      for (const [key, value] of old?.lookupMaybe(PDFName.of(category), PDFDict)?.entries() ?? []) part.set(key, value)
      own.set(PDFName.of(category), part)
      return [category, part]
    }),
  )
  page.node.set(PDFName.of('Resources'), own)
  return parts as Record<Category, PDFDict>
}

function formOf(objects: PDFDict | undefined, name: string): PDFRawStream | undefined {
  const object = objects?.lookup(PDFName.of(name))
  if (!(object instanceof PDFRawStream) || object.dict.lookup(PDFName.of('Subtype')) !== PDFName.of('Form'))
    return undefined
  if (object.dict.has(PDFName.of('OC'))) throw new Error('文字在可以隐藏的图层里')
  return object
}

/** The content in its place: saved state, matrix, clip to its box. */
function placed(form: PDFRawStream, content: string): string {
  const numbers = (name: string) => {
    const list = form.dict.lookupMaybe(PDFName.of(name), PDFArray)
    return list?.asArray().map((one) => (one instanceof PDFNumber ? one.asNumber() : 0))
  }
  const matrix = numbers('Matrix')
  const box = numbers('BBox')
  const clip = box ? `${box[0]} ${box[1]} ${box[2]! - box[0]!} ${box[3]! - box[1]!} re W n\n` : ''
  return `q\n${matrix ? `${matrix.join(' ')} cm\n` : ''}${clip}${content}\nQ`
}

const namePattern = /\/([^\s\0()<>[\]{}/%]+)/g

function namedIn(slice: string, { operands }: Operator, last: true | undefined): string | undefined {
  const names = [...slice.matchAll(namePattern)].map(([, name]) => name!)
  if (!last) return names[0]
  // The tag alone, or a dictionary in the line, names no resource.
  return operands.length && names.length && /\/[^\s\0()<>[\]{}/%]+\s+(?:scn|SCN|BDC|DP)$/.test(slice)
    ? names.at(-1)
    : undefined
}

function replaced(slice: string, name: string, fresh: string, last: true | undefined): string {
  if (name === fresh) return slice
  const at = last ? slice.lastIndexOf(`/${name}`) : slice.indexOf(`/${name}`)
  return `${slice.slice(0, at)}/${fresh}${slice.slice(at + name.length + 1)}`
}

/** Takes every object out of the file that nothing leads to. */
export function sweep(pdf: PDFDocument): void {
  const { context } = pdf
  const reached = new Set<string>()
  const waiting: (PDFObject | undefined)[] = [context.trailerInfo.Root, context.trailerInfo.Info]
  while (waiting.length) {
    const one = waiting.pop()
    if (one instanceof PDFRef) {
      if (reached.has(one.toString())) continue
      reached.add(one.toString())
      waiting.push(context.lookup(one))
    } else if (one instanceof PDFDict) waiting.push(...one.values())
    else if (one instanceof PDFArray) waiting.push(...one.asArray())
    else if (one instanceof PDFStream) waiting.push(one.dict)
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref.toString())) context.delete(ref)
}
