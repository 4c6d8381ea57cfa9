import { createHmac, timingSafeEqual } from 'node:crypto'
import { childrenOf, contentOf, type Der, DerError, encodedOf, expectTag, oidOf, readDer, smallInteger, tags } from '../verify/cms/der.ts'
import { decrypted, macDigest, turnsOf } from './decryption.ts'
import { DIGESTS, passphraseForms, pkcs12Key, PURPOSE } from './passphrase-keys.ts'
import type { TypedPassphrase } from './passphrase-keys.ts'
import { refusal } from './refusals.ts'

/** What a .p12 file holds, opened. Whoever asked wipes the keys. */
export interface KeyStore {
  /** PKCS #8, with the name given to it. */
  readonly keys: readonly { readonly pkcs8: Buffer; readonly name: string }[]
  /** DER. */
  readonly certificates: readonly { readonly der: Uint8Array; readonly name: string }[]
}

const LARGEST_FILE = 4 * 2 ** 20
const MOST_BAGS = 500
const DEEPEST = 4

const CONTENT = { data: '1.2.840.113549.1.7.1', encrypted: '1.2.840.113549.1.7.6' } as const
const BAG = '1.2.840.113549.1.12.10.1.'
const X509_CERTIFICATE = '1.2.840.113549.1.9.22.1'
const FRIENDLY_NAME = '1.2.840.113549.1.9.20'

interface Opening {
  readonly keys: { pkcs8: Buffer; name: string }[]
  readonly certificates: { der: Uint8Array; name: string }[]
  readonly passphrase: TypedPassphrase
  bags: number
}

/**
 * Opens a PKCS #12 file (RFC 7292) protected by a passphrase: with OpenSSL 3's PBES2, with the older schemes of triple DES and RC2, with a
 * MAC or without one. Throws 'identity.wrong-passphrase', 'identity.damaged', 'identity.unsupported', 'identity.too-large'.
 */
export async function openKeyStore(file: Uint8Array, passphrase: string): Promise<KeyStore> {
  if (file.length > LARGEST_FILE) throw refusal('identity.too-large')
  try {
    const [version, content, mac] = childrenOf(expectTag(readDer(file, 0, file.length), tags.sequence, 'PFX'))
    if (smallInteger(version) !== 3) throw refusal('identity.unsupported')
    const authenticated = plainContent(expectTag(content, tags.sequence, 'AuthenticatedSafe'))
    const contents = childrenOf(whole(authenticated))
    const forms = passphraseForms(passphrase)
    const fitting = mac === undefined ? forms : forms.filter((form) => macFits(mac, authenticated, form)).slice(0, 1)
    if (fitting.length === 0) throw refusal('identity.wrong-passphrase')
    for (const form of fitting) {
      const store = await openSafe(contents, form)
      if (store !== undefined) return store
    }
    throw refusal(mac === undefined ? 'identity.wrong-passphrase' : 'identity.damaged')
  } catch (error) {
    if (error instanceof DerError || error instanceof RangeError) throw refusal('identity.damaged', undefined, error)
    throw error
  }
}

/** The content of a ContentInfo of type data. */
function plainContent(info: Der): Uint8Array {
  const [type, wrapped] = childrenOf(info)
  const oid = oidOf(type)
  // Signed instead of protected by a passphrase (RFC 7292, section 4).
  if (oid !== CONTENT.data) throw refusal('identity.unsupported', `content ${oid}`)
  return octets(childrenOf(expectTag(wrapped, 0xa0, 'Content'))[0])
}

/** An OCTET STRING, in one piece or, as in BER, in several. */
function octets(der: Der | undefined): Uint8Array {
  if (der?.tag === 0x24) return Buffer.concat(childrenOf(der).map(octets))
  return contentOf(expectTag(der, tags.octetString, 'Octets'))
}

function macFits(mac: Der, authenticated: Uint8Array, form: TypedPassphrase): boolean {
  const [info, salt, turns] = childrenOf(expectTag(mac, tags.sequence, 'MAC'))
  const [algorithm, stated] = childrenOf(expectTag(info, tags.sequence, 'MAC'))
  const digest = macDigest(expectTag(algorithm, tags.sequence, 'MAC'))
  const derivation = { digest, salt: octets(salt), iterations: turns === undefined ? 1 : turnsOf(turns) }
  const key = pkcs12Key(form.wide, derivation, PURPOSE.mac, DIGESTS[digest].length)
  const made = createHmac(digest, key).update(authenticated).digest()
  key.fill(0)
  const given = octets(stated)
  return given.length === made.length && timingSafeEqual(given, made)
}

/** Nothing when the passphrase does not open all of it. */
async function openSafe(contents: readonly Der[], passphrase: TypedPassphrase): Promise<KeyStore | undefined> {
  const opening: Opening = { keys: [], certificates: [], passphrase, bags: 0 }
  let opened = false
  try {
    for (const info of contents) {
      const [type, wrapped] = childrenOf(info)
      const oid = oidOf(type)
      let bags: Uint8Array | undefined
      if (oid === CONTENT.data) bags = octets(childrenOf(expectTag(wrapped, 0xa0, 'Content'))[0])
      else if (oid === CONTENT.encrypted) bags = await decryptedContent(childrenOf(expectTag(wrapped, 0xa0, 'Content'))[0], passphrase)
      else throw refusal('identity.unsupported', `content ${oid}`)
      if (bags === undefined || !(await readBags(whole(bags), opening, 0))) return undefined
    }
    opened = true
    return opening
  } catch (error) {
    // Wrong keys now and then leave a right padding, and then what was decrypted is nothing.
    if (error instanceof DerError) return undefined
    throw error
  } finally {
    if (!opened) for (const { pkcs8 } of opening.keys) pkcs8.fill(0)
  }
}

function whole(bytes: Uint8Array): Der {
  return expectTag(readDer(bytes, 0, bytes.length), tags.sequence, 'Sequence')
}

/** EncryptedData (RFC 5652, section 8). */
function decryptedContent(der: Der | undefined, passphrase: TypedPassphrase): Promise<Buffer | undefined> {
  const [, info] = childrenOf(expectTag(der, tags.sequence, 'EncryptedData'))
  const [, scheme, content] = childrenOf(expectTag(info, tags.sequence, 'EncryptedContentInfo'))
  const data = content?.tag === 0xa0 ? Buffer.concat(childrenOf(content).map(octets)) : contentOf(expectTag(content, 0x80, 'Encrypted content'))
  return decrypted(expectTag(scheme, tags.sequence, 'Encryption'), data, passphrase)
}

/** False when something in them does not open. */
async function readBags(bags: Der, opening: Opening, depth: number): Promise<boolean> {
  if (depth > DEEPEST) throw refusal('identity.too-large')
  for (const bag of childrenOf(bags)) {
    if ((opening.bags += 1) > MOST_BAGS) throw refusal('identity.too-large')
    const [id, wrapped, attributes] = childrenOf(expectTag(bag, tags.sequence, 'Bag'))
    const kind = oidOf(id)
    const [value] = childrenOf(expectTag(wrapped, 0xa0, 'Bag'))
    if (value === undefined) throw new DerError('Empty bag')
    const name = attributes === undefined ? '' : friendlyName(attributes)
    if (kind === `${BAG}1`) opening.keys.push({ pkcs8: Buffer.from(encodedOf(value)), name })
    else if (kind === `${BAG}2`) {
      const [scheme, data] = childrenOf(value)
      const pkcs8 = await decrypted(expectTag(scheme, tags.sequence, 'Encryption'), octets(data), opening.passphrase)
      if (pkcs8 === undefined) return false
      opening.keys.push({ pkcs8, name })
    } else if (kind === `${BAG}3`) addCertificate(value, name, opening)
    else if (kind === `${BAG}6` && !(await readBags(value, opening, depth + 1))) return false
  }
  return true
}

function addCertificate(bag: Der, name: string, opening: Opening): void {
  const [type, wrapped] = childrenOf(bag)
  if (oidOf(type) !== X509_CERTIFICATE) return
  opening.certificates.push({ der: Buffer.from(octets(childrenOf(expectTag(wrapped, 0xa0, 'Certificate'))[0])), name })
}

/** A BMPString: two octets a character (RFC 2985, section 5.5.1). */
function friendlyName(attributes: Der): string {
  for (const attribute of childrenOf(attributes)) {
    const [id, values] = childrenOf(attribute)
    const [value] = values === undefined ? [] : childrenOf(values)
    if (oidOf(id) !== FRIENDLY_NAME || value?.tag !== 0x1e) continue
    const text = Buffer.from(contentOf(value))
    return text.length % 2 === 0 ? text.swap16().toString('utf16le') : ''
  }
  return ''
}
