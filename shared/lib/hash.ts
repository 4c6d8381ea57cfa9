import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits. */
export type Sha256 = string

/** The SHA-256 of a text's UTF-8 bytes. */
export function sha256OfText(text: string): Sha256 {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

/** The SHA-256 of bytes. */
export function sha256OfBytes(bytes: Uint8Array): Sha256 {
  return bytesToHex(sha256(bytes))
}
