// PDF files without their properties: the Info dictionary, XMP of the file and of its pictures, private data of programs. The
// file is written anew, so that nothing of an earlier saving stays in it.
import { PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { sweep } from '../redact/flatten.ts'

const programData = ['Metadata', 'PieceInfo', 'LastModified'].map((name) => PDFName.of(name))

export async function cleanPdf(bytes: Uint8Array): Promise<Result<Uint8Array>> {
  const cannot = (message: string) => refused({ code: 'cannot-clean', message, field: 'no' })
  const pdf = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false }).catch(() => undefined)
  if (!pdf) return cannot('PDF 文件已损坏')
  if (pdf.isEncrypted) return cannot('PDF 文件有密码，请先解除')
  const objects = pdf.context.enumerateIndirectObjects()
  const dicts = objects.map(([, one]) => (one instanceof PDFRawStream ? one.dict : one))
  const isSigned = dicts.some((one) => one instanceof PDFDict && one.has(PDFName.of('ByteRange')))
  if (isSigned) return cannot('PDF 文件有电子签章，清除文件属性会使签章失效；请由制作的人清除后重新签章')
  for (const one of dicts) if (one instanceof PDFDict) for (const name of programData) one.delete(name)
  delete pdf.context.trailerInfo.Info
  sweep(pdf)
  return accepted(await pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false }))
}
