import { scrypt, type ScryptOptions } from 'node:crypto'

/** How much work one guess of a passphrase costs. 2^16 × 8 × 1 takes 64 MB and about a fifth of a second. */
export interface ScryptCost {
  readonly N: number
  readonly r: number
  readonly p: number
}

export const SCRYPT_COST: ScryptCost = { N: 2 ** 16, r: 8, p: 1 }

/** 32 octets from a passphrase by scrypt (RFC 7914); the caller wipes them. */
export function deriveKey(passphrase: string, salt: Uint8Array, cost: ScryptCost): Promise<Buffer> {
  const options: ScryptOptions = { N: cost.N, r: cost.r, p: cost.p, maxmem: 128 * cost.r * (cost.N + cost.p) + 2 ** 20 }
  // The same passphrase typed on another keyboard may arrive in another Unicode form (RFC 8265 §4.2 asks for NFC).
  const typed = Buffer.from(passphrase.normalize('NFC'), 'utf8')
  return new Promise((resolve, reject) => {
    scrypt(typed, salt, 32, options, (error, key) => {
      typed.fill(0)
      if (error) reject(error)
      else resolve(key)
    })
  })
}
