// What a file is, told by its content; its name decides nothing but the words of a refusal.
import { openZip } from './zip.ts'

export type Format =
  | 'text'
  | 'html'
  | 'mhtml'
  | 'docx'
  | 'wordml'
  | 'xlsx'
  | 'pdf'
  | 'doc'
  | 'xls'
  | 'rtf'
  | 'odt'
  | 'ofd'
  | 'pptx'
  | 'locked'
  | 'zip'
  | 'archive'
  | 'picture'

export function formatOf(bytes: Uint8Array): Format {
  const head = latin(bytes.subarray(0, 1024))
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipFormat(bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oleFormat(bytes)
  if (head.startsWith('{\\rtf')) return 'rtf'
  if (/^(\x89PNG|\xff\xd8\xff|GIF8|BM..\0\0|II\*\0|MM\0\*|RIFF....WEBP)/s.test(head)) return 'picture'
  if (/^(Rar!|7z\xbc\xaf|\x1f\x8b|BZh)/.test(head)) return 'archive'
  return textFormat(bytes)
}

function zipFormat(bytes: Uint8Array): Format {
  const zip = openZip(bytes)
  if ('refused' in zip) return 'zip'
  if (zip.has('word/document.xml') || zip.names.some((name) => /^word\/document\d*\.xml$/.test(name))) return 'docx'
  if (zip.has('xl/workbook.xml')) return 'xlsx'
  if (zip.has('OFD.xml')) return 'ofd'
  if (zip.has('ppt/presentation.xml')) return 'pptx'
  if (zip.has('content.xml') && zip.has('mimetype')) return 'odt'
  return 'zip'
}

/** Names of the streams inside an OLE file, written in UTF-16. */
function oleFormat(bytes: Uint8Array): Format {
  const has = (name: string) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(name, 0, 'utf16le')
  if (has('EncryptedPackage')) return 'locked'
  if (has('WordDocument')) return 'doc'
  if (has('Workbook')) return 'xls'
  return 'archive'
}

function textFormat(bytes: Uint8Array): Format {
  // UTF-16 has a zero byte beside each ASCII sign; without them the tags can be looked for alike.
  const start = latin(bytes.subarray(0, 65_536))
  const head = start.includes('\0') ? start.replaceAll('\0', '') : start
  if (/^\s*(mime-version|from):[^<]*multipart\/related/is.test(head.slice(0, 2000))) return 'mhtml'
  if (/<(w:wordDocument|pkg:package)\b/.test(head.slice(0, 4000))) return 'wordml'
  if (/<(!doctype\s+html|html|head|body|meta|title)\b/i.test(head.slice(0, 8192))) return 'html'
  const tags = head.match(/<\/(p|div|span|font)>/gi)?.length ?? 0
  return tags >= 3 ? 'html' : 'text'
}

const latin = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
