import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The faces of GB/T 9704 by their usual names; proprietary, so a DOCX names them and nothing ships them. */
export const named = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  table: '宋体',
  latin: 'Times New Roman',
} as const

const resolve = createRequire(import.meta.url).resolve
const serif = (weight: string) => resolve(`@expo-google-fonts/noto-serif-sc/${weight}/NotoSerifSC_${weight}.ttf`)
const sans = (weight: string) => resolve(`@expo-google-fonts/noto-sans-sc/${weight}/NotoSansSC_${weight}.ttf`)

/** The file of a face for text on pictures. */
export const sansFace = sans('400Regular')

/** The free faces that stand for them in PDF, where letters are embedded: read once, kept (about 50 MB). */
export function embedded(): Faces {
  faces ??= {
    body: readFileSync(serif('400Regular')),
    bold: readFileSync(serif('700Bold')),
    heading: readFileSync(sans('500Medium')),
    table: readFileSync(sans('400Regular')),
  }
  return faces
}

type Faces = Record<'body' | 'bold' | 'heading' | 'table', Buffer>
let faces: Faces | undefined
