import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { deriveKey, type ScryptCost } from '#electron/signing/passphrase-key.ts'
import { AppError } from '#shared/ipc/errors.ts'

/** A private key (PKCS #8) under a passphrase: scrypt (RFC 7914), then AES-256-GCM bound to the certificate. Base64 strings. */
export interface EncryptedKey {
  readonly version: 1
  readonly kdf: 'scrypt'
  readonly N: number
  readonly r: number
  readonly p: number
  readonly salt: string
  readonly cipher: 'AES-256-GCM'
  readonly iv: string
  readonly ciphertext: string
  readonly tag: string
  /** SHA-256 over the fields above, so that damage on disk is told apart from a wrong passphrase. It protects nothing. */
  readonly checksum: string
}

/** What a stored key may ask of this machine: a forged record must not take all its memory. */
const COST_LIMIT = { N: 2 ** 20, r: 16, p: 4 } as const

/** Encrypts `pkcs8` under `passphrase`; only together with the same fingerprint can it be opened again. */
export async function encryptKey(pkcs8: Uint8Array, passphrase: string, fingerprint: string, cost: ScryptCost): Promise<EncryptedKey> {
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const secret = await deriveKey(passphrase, salt, cost)
  try {
    const header = { version: 1, kdf: 'scrypt', ...cost, salt: salt.toString('base64'), cipher: 'AES-256-GCM', iv: iv.toString('base64') } as const
    const cipher = createCipheriv('aes-256-gcm', secret, iv)
    cipher.setAAD(boundData(header, fingerprint))
    const ciphertext = Buffer.concat([cipher.update(pkcs8), cipher.final()]).toString('base64')
    const sealed = { ...header, ciphertext, tag: cipher.getAuthTag().toString('base64') }
    return { ...sealed, checksum: checksumOf(sealed) }
  } finally {
    secret.fill(0)
  }
}

/** Decrypts to the PKCS #8 octets; the caller wipes them. Throws 'identity.wrong-passphrase' or 'identity.damaged'. */
export async function decryptKey(stored: EncryptedKey, passphrase: string, fingerprint: string): Promise<Buffer> {
  if (!isWellFormed(stored)) throw damaged()
  const secret = await deriveKey(passphrase, Buffer.from(stored.salt, 'base64'), stored)
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret, Buffer.from(stored.iv, 'base64'))
    decipher.setAAD(boundData(stored, fingerprint))
    decipher.setAuthTag(Buffer.from(stored.tag, 'base64'))
    const head = decipher.update(Buffer.from(stored.ciphertext, 'base64'))
    try {
      return Buffer.concat([head, decipher.final()])
    } catch (cause) {
      throw new AppError('identity.wrong-passphrase', 'This passphrase does not open the signing identity. Nothing was signed or changed; try again.', { cause })
    } finally {
      head.fill(0)
    }
  } finally {
    secret.fill(0)
  }
}

/** The refusal of an identity that cannot be what was stored. */
export function damaged(): AppError {
  return new AppError('identity.damaged', 'The stored signing identity is damaged and cannot be used. Signatures already made stay valid; restore a backup or make a new identity.')
}

type Header = Pick<EncryptedKey, 'version' | 'kdf' | 'N' | 'r' | 'p' | 'salt' | 'cipher' | 'iv'>

function headerText({ version, kdf, N, r, p, salt, cipher, iv }: Header): string {
  return [version, kdf, N, r, p, salt, cipher, iv].join('|')
}

function boundData(header: Header, fingerprint: string): Buffer {
  return Buffer.from(`countersign identity|${fingerprint}|${headerText(header)}`, 'utf8')
}

function checksumOf(sealed: Omit<EncryptedKey, 'checksum'>): string {
  return createHash('sha256').update(`${headerText(sealed)}|${sealed.ciphertext}|${sealed.tag}`).digest('base64')
}

function isWellFormed(stored: EncryptedKey): boolean {
  const { N, r, p } = stored
  const texts = [stored.salt, stored.iv, stored.ciphertext, stored.tag, stored.checksum].every((value) => typeof value === 'string')
  const whole = [N, r, p].every((value) => Number.isInteger(value) && value > 0)
  return stored.version === 1 && stored.kdf === 'scrypt' && stored.cipher === 'AES-256-GCM'
    && texts && whole && N > 1 && (N & (N - 1)) === 0 && N <= COST_LIMIT.N && r <= COST_LIMIT.r && p <= COST_LIMIT.p
    && Buffer.from(stored.iv, 'base64').length === 12 && Buffer.from(stored.tag, 'base64').length === 16
    && checksumOf(stored) === stored.checksum
}
