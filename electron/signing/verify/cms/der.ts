/** The bytes are not the DER (X.690) that a signature must be. */
export class DerError extends Error {
  override readonly name = 'DerError'
}

/** One element of DER; `bytes` are those it was read from, offsets are in them. */
export interface Der {
  readonly tag: number
  readonly bytes: Uint8Array
  readonly start: number
  readonly contentStart: number
  readonly contentEnd: number
  readonly end: number
  /** It, or something in it, has an indefinite length (BER, X.690 8.1.3.6). */
  readonly indefinite: boolean
}

export const tags = { boolean: 0x01, integer: 0x02, bitString: 0x03, octetString: 0x04, null: 0x05, oid: 0x06, utcTime: 0x17, generalizedTime: 0x18, sequence: 0x30, set: 0x31 } as const

/** Reads one element. Lengths must be minimal; an indefinite length is allowed only on constructed elements and is remembered. */
export function readDer(bytes: Uint8Array, start: number, limit: number, depth = 0): Der {
  if (depth > 40) throw new DerError('Nested too deeply')
  const tag = bytes[start]
  const first = bytes[start + 1]
  if (tag === undefined || first === undefined || start + 2 > limit || (tag & 0x1f) === 0x1f || tag === 0) throw new DerError(`No element at ${start}`)
  if (first === 0x80) return readIndefinite(bytes, start, limit, tag, depth)
  let contentStart = start + 2
  let length: number = first
  if (first > 0x80) {
    const octets = first & 0x7f
    if (octets > 4 || contentStart + octets > limit) throw new DerError(`Length at ${start}`)
    length = 0
    for (let i = 0; i < octets; i++) length = length * 256 + (bytes[contentStart + i] ?? 0)
    if (length < 0x80 || bytes[contentStart] === 0) throw new DerError(`Length not minimal at ${start}`)
    contentStart += octets
  }
  const end = contentStart + length
  if (end > limit) throw new DerError(`Element at ${start} is cut off`)
  return { tag, bytes, start, contentStart, contentEnd: end, end, indefinite: false }
}

function readIndefinite(bytes: Uint8Array, start: number, limit: number, tag: number, depth: number): Der {
  if ((tag & 0x20) === 0) throw new DerError(`Length at ${start}`)
  let at = start + 2
  while (!(bytes[at] === 0 && bytes[at + 1] === 0 && at + 2 <= limit)) at = readDer(bytes, at, limit, depth + 1).end
  return { tag, bytes, start, contentStart: start + 2, contentEnd: at, end: at + 2, indefinite: true }
}

/** Reads bytes that must be one element and nothing else. */
export function readWhole(bytes: Uint8Array): Der {
  const der = readDer(bytes, 0, bytes.length)
  if (der.end !== bytes.length) throw new DerError('Bytes after the element')
  return der
}

/** The elements inside a constructed one. */
export function childrenOf(der: Der): Der[] {
  if ((der.tag & 0x20) === 0) throw new DerError(`Not constructed at ${der.start}`)
  const children: Der[] = []
  for (let at = der.contentStart; at < der.contentEnd;) {
    const child = readDer(der.bytes, at, der.contentEnd)
    children.push(child)
    at = child.end
  }
  return children
}

export const encodedOf = (der: Der) => der.bytes.subarray(der.start, der.end)
export const contentOf = (der: Der) => der.bytes.subarray(der.contentStart, der.contentEnd)

export function expectTag(der: Der | undefined, tag: number, what: string): Der {
  if (der?.tag !== tag) throw new DerError(`${what} expected`)
  return der
}

/** An object identifier in dotted form. */
export function oidOf(der: Der | undefined): string {
  const content = contentOf(expectTag(der, tags.oid, 'Object identifier'))
  if (content.length === 0 || (content.at(-1) ?? 0x80) >= 0x80) throw new DerError('Object identifier')
  const arcs: bigint[] = []
  let arc = 0n
  let begun = false
  for (const byte of content) {
    if (!begun && byte === 0x80) throw new DerError('Object identifier not minimal')
    begun = true
    arc = (arc << 7n) | BigInt(byte & 0x7f)
    if (byte < 0x80) {
      arcs.push(arc)
      arc = 0n
      begun = false
    }
  }
  const [first = 0n, ...rest] = arcs
  const top = first < 80n ? first / 40n : 2n
  return [top, first - top * 40n, ...rest].join('.')
}

/** A small non-negative integer. */
export function smallInteger(der: Der | undefined): number {
  const content = contentOf(expectTag(der, tags.integer, 'Integer'))
  if (content.length === 0 || content.length > 4 || (content[0] ?? 0) >= 0x80) throw new DerError('Integer')
  if (content.length > 1 && content[0] === 0 && (content[1] ?? 0) < 0x80) throw new DerError('Integer not minimal')
  return content.reduce((value, byte) => value * 256 + byte, 0)
}

/** Checks that everything inside is in canonical form: booleans, integers, bit strings, null; no indefinite length anywhere. */
export function isStrictDer(der: Der, depth = 0): boolean {
  if (der.indefinite || depth > 40) return false
  const content = contentOf(der)
  switch (der.tag) {
    case tags.boolean: return content.length === 1 && (content[0] === 0 || content[0] === 0xff)
    case tags.integer: return content.length > 0 && !(content.length > 1 && ((content[0] === 0 && (content[1] ?? 0) < 0x80) || (content[0] === 0xff && (content[1] ?? 0) >= 0x80)))
    case tags.null: return content.length === 0
    case tags.bitString: return content.length > 0 && (content[0] ?? 8) <= 7 && ((content.at(-1) ?? 0) & ((1 << (content[0] ?? 0)) - 1)) === 0
    default: return (der.tag & 0x20) === 0 || childrenOf(der).every((child) => isStrictDer(child, depth + 1))
  }
}

export const sameBytes = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0
