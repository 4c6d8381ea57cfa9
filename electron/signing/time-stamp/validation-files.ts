import { X509Certificate } from 'node:crypto'
import { AppError } from '#shared/ipc/errors.ts'
import { childrenOf, type Der, DerError, encodedOf, expectTag, readDer, tags } from '../verify/cms/der.ts'

const LARGEST = 16 * 2 ** 20
const MOST = 500

/** The certificates of a file, DER each: one or several in PEM or DER (.crt, .cer, .pem, .der). Throws 'validation-data.unreadable' or 'validation-data.too-large'. */
export function readCertificateFile(file: Uint8Array): readonly Uint8Array[] {
  return itemsIn(file, 'CERTIFICATE', (der) => { void new X509Certificate(encodedOf(der)).serialNumber })
}

/** The revocation lists (RFC 5280 §5) of a file, DER each: one or several in PEM or DER (.crl, .pem). Throws as `readCertificateFile` does. */
export function readRevocationListFile(file: Uint8Array): readonly Uint8Array[] {
  return itemsIn(file, 'X509 CRL', requireRevocationList)
}

/** CertificateList: what is signed begins with its version, or with the algorithm. */
function requireRevocationList(der: Der): void {
  const [list, algorithm, signature, ...rest] = childrenOf(der)
  const fields = childrenOf(expectTag(list, tags.sequence, 'List'))
  const [, issuer, updated] = fields[0]?.tag === tags.integer ? fields.slice(1) : fields
  const dated = updated?.tag === tags.utcTime || updated?.tag === tags.generalizedTime
  if (rest.length > 0 || algorithm?.tag !== tags.sequence || signature?.tag !== tags.bitString || issuer?.tag !== tags.sequence || !dated) throw new DerError('Revocation list')
}

function itemsIn(file: Uint8Array, label: string, require: (der: Der) => void): readonly Uint8Array[] {
  if (file.length > LARGEST) throw new AppError('validation-data.too-large', 'This file is larger than any file of certificates or revocation lists. Nothing was taken from it.')
  const items: Uint8Array[] = []
  try {
    for (const bytes of blocks(Buffer.from(file), label)) {
      for (let at = 0; at < bytes.length; ) {
        if (items.length >= MOST) throw new AppError('validation-data.too-large', `This file holds more than ${MOST} certificates or revocation lists. Nothing was taken from it.`)
        const der = expectTag(readDer(bytes, at, bytes.length), tags.sequence, label)
        require(der)
        items.push(Buffer.from(encodedOf(der)))
        at = der.end
      }
    }
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error)) throw error
    throw unreadable(error)
  }
  if (items.length === 0) throw unreadable()
  return items
}

/** What stands between the lines of PEM (RFC 7468), or the file itself. */
function blocks(file: Buffer, label: string): readonly Buffer[] {
  if (file[0] === 0x30) return [file]
  const parts = file.toString('latin1').split(`-----BEGIN ${label}-----`).slice(1)
  return parts.map((part) => Buffer.from(part.split(`-----END ${label}-----`, 1)[0] ?? '', 'base64'))
}

function unreadable(cause?: unknown): AppError {
  return new AppError('validation-data.unreadable', 'This file holds no certificates or revocation lists that can be read. Nothing was taken from it; choose a .crt, .cer, .pem or .crl file.', { cause })
}
