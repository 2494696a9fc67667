import { attributeOf, readXml } from './xml.ts'

export interface Style {
  heading: boolean
  basedOn?: string
  numId?: string
  level?: number
}
/** Paragraph styles by id. */
export type Styles = Map<string, Style>

export function readStyles(xml: string): Styles {
  const styles: Styles = new Map()
  let style: Style | undefined
  readXml(xml, {
    open(name, attributes) {
      if (name === 'w:style') {
        style = { heading: false }
        styles.set(attributeOf(attributes, 'styleId') ?? '', style)
      }
      if (!style) return
      const value = attributeOf(attributes, 'val')
      if (name === 'w:name') style.heading ||= /^(heading \d|title|标题)/i.test(value ?? '')
      if (name === 'w:basedOn') style.basedOn = value
      if (name === 'w:outlineLvl') style.heading ||= Number(value) < 9
      if (name === 'w:numId') style.numId = value
      if (name === 'w:ilvl') style.level = Number(value)
    },
    close(name) {
      if (name === 'w:style') style = undefined
    },
    text() {},
  })
  return styles
}

/** What a style or one it is based on says; at most ten steps, because damaged files have circles. */
export function inherited<K extends keyof Style>(styles: Styles, id: string | undefined, key: K): Style[K] | undefined {
  for (let step = 0; id !== undefined && step < 10; step++) {
    const style = styles.get(id)
    if (style?.[key]) return style[key]
    id = style?.basedOn
  }
  return undefined
}
