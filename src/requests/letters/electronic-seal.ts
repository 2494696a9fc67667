// The electronic seal: a signature in the PDF with the organ's certificate. A letter of an organ without certificate leaves
// the place of the seal blank and says so.
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Config } from '../../config.ts'

/** The organ's certificate file, where one is configured and there. Organ ids hold letters, figures and dashes only. */
export function sealOf(config: Pick<Config, 'sealCertificate'>, organId: string): string | null {
  const path = config.sealCertificate?.replaceAll('{organ}', organId) ?? null
  return path && existsSync(path) ? path : null
}

/** The PDF with a signature over all of it. Throws where the certificate cannot be opened with the password. */
export async function sealPdf(
  bytes: Uint8Array,
  { path, password, organ, at }: { path: string; password: string; organ: string; at: Date },
): Promise<Uint8Array> {
  const [{ PDFDocument }, { pdflibAddPlaceholder }, { SignPdf }, { P12Signer }, certificate] = await Promise.all([
    import('pdf-lib'),
    import('@signpdf/placeholder-pdf-lib'),
    import('@signpdf/signpdf'),
    import('@signpdf/signer-p12'),
    readFile(path),
  ])
  const document = await PDFDocument.load(bytes)
  pdflibAddPlaceholder({
    pdfDoc: document,
    reason: '加盖电子印章',
    contactInfo: '',
    name: organ,
    location: '',
    signingTime: at,
    signatureLength: 16_384,
  })
  // Object streams would hide the place of the signature from the signer.
  const prepared = await document.save({ useObjectStreams: false })
  const signer = new P12Signer(certificate, { passphrase: password })
  return new Uint8Array(await new SignPdf().sign(Buffer.from(prepared), signer, at))
}
