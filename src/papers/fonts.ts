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

/** Files of the free faces that stand for them in PDF, where letters are embedded. */
export const embedded = () => ({
  body: serif('400Regular'),
  bodyBold: serif('600SemiBold'),
  title: serif('700Bold'),
  heading: sans('500Medium'),
  table: sans('400Regular'),
  tableBold: sans('600SemiBold'),
})
