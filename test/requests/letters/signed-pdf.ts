// Whether the signature of a PDF is right, computed here from the bytes alone: what it covers (ISO 32000, 12.8.1), the
// digest of that, and the signature over it in CMS SignedData (RFC 5652) by the certificate it carries.
import { createHash, verify, X509Certificate } from 'node:crypto'

export interface Signature {
  certificate: X509Certificate
  /** Every byte of the file except the place of the signature itself. */
  coversAll: boolean
  /** Where the signature stands in the file. */
  place: { from: number; until: number }
  signedAt: Date | null
}

interface Node {
  tag: number
  /** With the head. */
  whole: Buffer
  content: Buffer
  children: Node[]
}

/** Throws, with what was found, where the signature does not hold. */
export function verifySignedPdf(pdf: Buffer): Signature {
  const text = pdf.toString('latin1')
  const ranges = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)]
  if (ranges.length !== 1) throw new Error(`${ranges.length} signatures`)
  const [start, length, next, rest] = ranges[0]!.slice(1).map(Number) as [number, number, number, number]
  const place = text.slice(start + length, next)
  if (!/^<[0-9a-f]+>$/i.test(place)) throw new Error('no signature where the range leaves room for it')
  const coversAll = start === 0 && next + rest === pdf.length
  const content = Buffer.concat([pdf.subarray(start, start + length), pdf.subarray(next, next + rest)])
  const from = start + length
  return { ...verifyCms(Buffer.from(place.slice(1, -1), 'hex'), content), coversAll, place: { from, until: next } }
}

const oids = {
  data: '2a864886f70d010701',
  signedData: '2a864886f70d010702',
  contentType: '2a864886f70d010903',
  messageDigest: '2a864886f70d010904',
  signingTime: '2a864886f70d010905',
  sha256: '608648016503040201',
  sha512: '608648016503040203',
}

function verifyCms(der: Buffer, content: Buffer): Omit<Signature, 'coversAll' | 'place'> {
  const [type, explicit] = read(der).children
  if (oid(type) !== oids.signedData) throw new Error('not SignedData')
  const parts = explicit!.children[0]!.children
  const [encapsulated, certificates] = [parts[2]!, parts.find(({ tag }) => tag === 0xa0)!]
  if (oid(encapsulated.children[0]) !== oids.data || encapsulated.children.length > 1)
    throw new Error('the content is not detached')
  const signers = parts.at(-1)!.children
  if (signers.length !== 1) throw new Error(`${signers.length} signers`)
  const [, issuerAndSerial, digestAlgorithm, attributes, , signature] = signers[0]!.children as [
    Node,
    Node,
    Node,
    Node,
    Node,
    Node,
  ]
  const hash = oid(digestAlgorithm.children[0]) === oids.sha512 ? 'sha512' : 'sha256'
  const attribute = (id: string) => attributes.children.find((one) => oid(one.children[0]) === id)?.children[1]
  if (oid(attribute(oids.contentType)?.children[0]) !== oids.data) throw new Error('another type of content is signed')
  const digest = createHash(hash).update(content).digest()
  if (!attribute(oids.messageDigest)?.children[0]?.content.equals(digest)) throw new Error('the file was changed')
  const serial = issuerAndSerial.children[1]!.content.toString('hex').replace(/^0+/, '')
  const certificate = certificates.children
    .map(({ whole }) => new X509Certificate(whole))
    .find(({ serialNumber }) => serialNumber.toLowerCase().replace(/^0+/, '') === serial)
  if (!certificate) throw new Error('the certificate of the signer is not there')
  // Signed are the attributes as a SET of their own, not under the tag that they have in the message.
  const signed = Buffer.concat([Buffer.from([0x31]), attributes.whole.subarray(1)])
  if (!verify(hash, signed, certificate.publicKey, signature.content)) throw new Error('the signature is not right')
  const time = attribute(oids.signingTime)?.children[0]?.content.toString('latin1')
  return { certificate, signedAt: time ? utcTime(time) : null }
}

const oid = (node: Node | undefined) => node?.content.toString('hex')

/** 260603020000Z */
const utcTime = (text: string) =>
  new Date(text.replace(/^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '20$1-$2-$3T$4:$5:$6Z'))

/** One node of DER at the beginning of the bytes; what follows it is left (a PDF fills the place up with zeros). */
function read(bytes: Buffer): Node {
  const tag = bytes[0]!
  const first = bytes[1]!
  const more = first < 0x80 ? 0 : first & 0x7f
  const length = more ? bytes.readUIntBE(2, more) : first
  const head = 2 + more
  const content = bytes.subarray(head, head + length)
  if (content.length !== length) throw new Error('the signature is cut off')
  return { tag, whole: bytes.subarray(0, head + length), content, children: tag & 0x20 ? readAll(content) : [] }
}

function readAll(bytes: Buffer): Node[] {
  const nodes: Node[] = []
  for (let at = 0; at < bytes.length; ) {
    const node = read(bytes.subarray(at))
    nodes.push(node)
    at += node.whole.length
  }
  return nodes
}
