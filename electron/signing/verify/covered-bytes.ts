import type { FindingCode } from '#shared/signing/verification.ts'
import { type Der, DerError, readDer } from './cms/der.ts'
import type { SignatureDictionary } from './signature-dictionary.ts'

/** The bytes a signature covers, and the CMS in the gap between them. */
export interface CoveredBytes {
  readonly parts: readonly [Uint8Array, Uint8Array]
  /** Just after the last byte covered. */
  readonly end: number
  readonly cms: Der
}

/**
 * Checks that the ByteRange is four numbers that leave out exactly the value of Contents of this very dictionary
 * (ISO 32000-2, 12.8.1) and that this is written in one canonical way: hexadecimal digits of one case, no white space,
 * then zeros only. What is left out of a signature is what an attacker can write to.
 */
export function coveredBytes(bytes: Uint8Array, signature: SignatureDictionary, codes: Set<FindingCode>): CoveredBytes | undefined {
  const [from = -1, length = -1, resume = -1, rest = -1] = signature.byteRange
  const whole = signature.byteRange.length === 4 && signature.byteRange.every((number) => Number.isSafeInteger(number))
  if (!whole || from !== 0 || length <= 0 || resume <= length || rest <= 0 || resume + rest > bytes.length) {
    codes.add('signature.byte-range')
    return undefined
  }
  const { contents } = signature
  if (contents === undefined) return undefined
  if (!contents.hex) codes.add('signature.contents')
  else if (contents.start !== length || contents.end !== resume) codes.add('signature.gap')
  else {
    const cms = readContents(bytes.subarray(length + 1, resume - 1))
    if (cms !== undefined) return { parts: [bytes.subarray(0, length), bytes.subarray(resume, resume + rest)], end: resume + rest, cms }
    codes.add('signature.contents')
  }
  return undefined
}

/** The CMS written in hexadecimal; nothing when it is written in any but the canonical way. */
export function readContents(hex: Uint8Array): Der | undefined {
  const text = Buffer.from(hex.buffer, hex.byteOffset, hex.byteLength).toString('latin1')
  if (text.length % 2 !== 0 || !(/^[0-9a-f]+$/.test(text) || /^[0-9A-F]+$/.test(text))) return undefined
  const data = Buffer.from(text, 'hex')
  try {
    const cms = readDer(data, 0, data.length)
    return data.subarray(cms.end).every((byte) => byte === 0) ? cms : undefined
  } catch (error) {
    if (error instanceof DerError) return undefined
    throw error
  }
}
