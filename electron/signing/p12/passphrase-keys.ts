import { createHash, pbkdf2 } from 'node:crypto'
import { refusal } from './refusals.ts'

/** What a derived octet string is for (RFC 7292, appendix B.3). */
export const PURPOSE = { key: 1, iv: 2, mac: 3 } as const

/** How much work a file may ask for: about a second or two each. */
const MOST_TURNS = { pkcs12: 500_000, pbkdf2: 5_000_000 } as const

/** What is known of a digest for deriving: its block and its length in octets. */
export const DIGESTS = {
  sha1: { block: 64, length: 20 }, sha224: { block: 64, length: 28 }, sha256: { block: 64, length: 32 }, sha384: { block: 128, length: 48 }, sha512: { block: 128, length: 64 },
} as const
export type DerivingDigest = keyof typeof DIGESTS

export interface Derivation {
  readonly digest: DerivingDigest
  readonly salt: Uint8Array
  readonly iterations: number
}

/**
 * A passphrase in the forms that programs write .p12 files with: two octets a character and two zeros at the end (RFC 7292, appendix B.1),
 * which some leave out when it is empty; and UTF-8 for PBES2.
 */
export interface TypedPassphrase {
  readonly wide: Buffer
  readonly utf8: Buffer
}

/** The forms to try, the usual one first. The same letters may have been typed composed or decomposed. */
export function passphraseForms(passphrase: string): readonly TypedPassphrase[] {
  const typed = [...new Set([passphrase.normalize('NFC'), passphrase, passphrase.normalize('NFD')])]
  const forms = typed.map((text) => ({ wide: Buffer.from(`${text}\0`, 'utf16le').swap16(), utf8: Buffer.from(text, 'utf8') }))
  return passphrase === '' ? [...forms, { wide: Buffer.alloc(0), utf8: Buffer.alloc(0) }] : forms
}

function requireTurns(iterations: number, most: number): void {
  if (iterations < 1) throw refusal('identity.damaged')
  if (iterations > most) throw refusal('identity.too-large', `${iterations} rounds of key derivation`)
}

/** RFC 7292, appendix B.2. */
export function pkcs12Key(passphrase: Uint8Array, { digest, salt, iterations }: Derivation, purpose: number, length: number): Buffer {
  requireTurns(iterations, MOST_TURNS.pkcs12)
  const { block } = DIGESTS[digest]
  const start = Buffer.concat([Buffer.alloc(block, purpose), filled(salt, block), filled(passphrase, block)])
  const out: Buffer[] = []
  for (let made = 0; made < length; made += DIGESTS[digest].length) {
    let hash = createHash(digest).update(start).digest()
    for (let turn = 1; turn < iterations; turn++) hash = createHash(digest).update(hash).digest()
    out.push(hash)
    const step = filled(hash, block).subarray(0, block)
    for (let at = block; at < start.length; at += block) addOne(start.subarray(at, at + block), step)
  }
  start.fill(0)
  return Buffer.concat(out).subarray(0, length)
}

/** Repeated to a whole number of blocks; nothing stays nothing. */
function filled(octets: Uint8Array, block: number): Buffer {
  const made = Buffer.alloc(Math.ceil(octets.length / block) * block)
  for (let at = 0; at < made.length; at++) made[at] = octets[at % octets.length] ?? 0
  return made
}

/** `target` plus `step` plus one, as big-endian numbers. */
function addOne(target: Buffer, step: Uint8Array): void {
  let carry = 1
  for (let at = target.length - 1; at >= 0; at--) {
    carry += (target[at] ?? 0) + (step[at] ?? 0)
    target[at] = carry & 0xff
    carry >>= 8
  }
}

/** RFC 8018, section 5.2; off the main thread. */
export function pbkdf2Key(passphrase: Uint8Array, { digest, salt, iterations }: Derivation, length: number): Promise<Buffer> {
  requireTurns(iterations, MOST_TURNS.pbkdf2)
  return new Promise((resolve, reject) => {
    pbkdf2(passphrase, salt, iterations, length, digest, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}
