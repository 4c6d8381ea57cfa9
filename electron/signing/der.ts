/**
 * Distinguished Encoding Rules (ITU-T X.690 §10), as much as certificates and CMS need: definite, shortest
 * lengths; smallest integers; sets in ascending order of their encodings. Whatever is written here is canonical
 * by construction, so what is hashed and what is stored are the same octets.
 */

const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  nothing: 0x05,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  printableString: 0x13,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const

/** One value of any tag over its content octets. The tag is one octet (tag numbers up to 30). */
export function element(tag: number, ...content: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(content)
  return Buffer.concat([Uint8Array.of(tag), lengthOctets(body.length), body])
}

function lengthOctets(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length)
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return Uint8Array.of(0x80 | octets.length, ...octets)
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return element(TAG.sequence, ...parts)
}

/** SET OF: the encodings in ascending order (X.690 §11.6). */
export function setOf(...parts: readonly Uint8Array[]): Uint8Array {
  return element(TAG.set, ...[...parts].sort(Buffer.compare))
}

/** A context-specific constructed tag, explicit around its parts: [number] EXPLICIT. */
export function explicit(number: number, ...parts: readonly Uint8Array[]): Uint8Array {
  return element(0xa0 | number, ...parts)
}

/** The same content under a context-specific tag: [number] IMPLICIT. Constructed stays constructed. */
export function implicit(number: number, encoded: Uint8Array): Uint8Array {
  const constructed = (encoded[0] ?? 0) & 0x20
  return Buffer.concat([Uint8Array.of(0x80 | constructed | number), encoded.subarray(1)])
}

export function boolean(value: boolean): Uint8Array {
  return element(TAG.boolean, Uint8Array.of(value ? 0xff : 0x00))
}

/** A whole number of zero or more. */
export function integer(value: number): Uint8Array {
  const octets: number[] = []
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return unsignedInteger(Uint8Array.from(octets))
}

/** A whole number of zero or more from its big-endian octets, written in the fewest (X.690 §8.3.2). */
export function unsignedInteger(octets: Uint8Array): Uint8Array {
  const first = octets.findIndex((octet) => octet !== 0)
  const digits = first < 0 ? Uint8Array.of(0) : octets.subarray(first)
  const needsSign = (digits[0] ?? 0) >= 0x80
  return element(TAG.integer, needsSign ? Uint8Array.of(0) : new Uint8Array(), digits)
}

/** A BIT STRING of whole octets, or with the given number of unused bits at the end. */
export function bitString(octets: Uint8Array, unusedBits = 0): Uint8Array {
  return element(TAG.bitString, Uint8Array.of(unusedBits), octets)
}

export function octetString(octets: Uint8Array): Uint8Array {
  return element(TAG.octetString, octets)
}

export function nothing(): Uint8Array {
  return element(TAG.nothing)
}

/** An OBJECT IDENTIFIER from its dotted form. */
export function objectIdentifier(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return element(TAG.objectIdentifier, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)))
}

function base128(value: number): number[] {
  const septets = [value % 128]
  for (let rest = Math.floor(value / 128); rest > 0; rest = Math.floor(rest / 128)) septets.unshift(0x80 | rest % 128)
  return septets
}

export function utf8String(text: string): Uint8Array {
  return element(TAG.utf8String, Buffer.from(text, 'utf8'))
}

export function printableString(text: string): Uint8Array {
  return element(TAG.printableString, Buffer.from(text, 'latin1'))
}

/** A moment as certificates write it: UTCTime until 2049, GeneralizedTime from 2050 (RFC 5280 §4.1.2.5). */
export function certificateTime(moment: Date): Uint8Array {
  const digits = moment.toISOString().replaceAll(/[-:T]|\.\d+/g, '')
  return moment.getUTCFullYear() < 2050
    ? element(TAG.utcTime, Buffer.from(digits.slice(2), 'latin1'))
    : element(TAG.generalizedTime, Buffer.from(digits, 'latin1'))
}

/** One encoded value found in a buffer: its tag, its content, and all its octets, header included. */
export interface DerElement {
  readonly tag: number
  readonly content: Uint8Array
  readonly encoded: Uint8Array
}

/**
 * The values that stand one after another in `octets`. Refuses (throws RangeError) long tags, indefinite or
 * overlong lengths, and anything that runs past the end.
 */
export function elementsIn(octets: Uint8Array): readonly DerElement[] {
  const found: DerElement[] = []
  for (let at = 0; at < octets.length; ) {
    const next = elementAt(octets, at)
    found.push(next)
    at += next.encoded.length
  }
  return found
}

function elementAt(octets: Uint8Array, at: number): DerElement {
  const tag = octetAt(octets, at)
  if ((tag & 0x1f) === 0x1f) throw new RangeError('DER: a tag of more than one octet is not used here')
  const lead = octetAt(octets, at + 1)
  const digits = lead < 0x80 ? 0 : lead & 0x7f
  if (lead === 0x80 || digits > 4) throw new RangeError('DER: an indefinite or oversized length')
  let length = digits === 0 ? lead : 0
  for (let i = 0; i < digits; i++) length = length * 256 + octetAt(octets, at + 2 + i)
  const start = at + 2 + digits
  if (lengthOctets(length).length !== 1 + digits) throw new RangeError('DER: a length not in its shortest form')
  if (start + length > octets.length) throw new RangeError('DER: a value runs past the end')
  return { tag, content: octets.subarray(start, start + length), encoded: octets.subarray(at, start + length) }
}

function octetAt(octets: Uint8Array, at: number): number {
  const octet = octets[at]
  if (octet === undefined) throw new RangeError('DER: a value runs past the end')
  return octet
}
