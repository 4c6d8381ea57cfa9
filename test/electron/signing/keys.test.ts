import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signIncrement } from '#electron/signing/sign-increment.ts'
import { signingKey } from '#electron/signing/signing-key.ts'
import type { SignatureScheme, SigningKey } from '#electron/signing/signing-key.ts'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { preparedPdf } from './base-pdfs.ts'
import { opensslIdentity, temporaryFolder } from './openssl-keys.ts'
import type { KeyKind, OpensslIdentity } from './openssl-keys.ts'
import { lastSignature, opensslCmsText, opensslVerifies, pdfsig, qpdfCheck } from './pdf-tools.ts'

const folder = temporaryFolder()
let pdf: Uint8Array
let root: OpensslIdentity
let middle: OpensslIdentity
/** After the keys are made: openssl lets a certificate begin now. */
const signedAt = new Date(Date.now() + 120_000).toISOString()

beforeAll(async () => {
  pdf = await preparedPdf('table')
  root = opensslIdentity(folder.path, 'Root', 'P-256', { extensions: ['basicConstraints=critical,CA:TRUE'] })
  middle = opensslIdentity(folder.path, 'Middle', 'P-256', { issuer: root, extensions: ['basicConstraints=critical,CA:TRUE'] })
})
afterAll(() => { folder.remove() })

function signed(key: SigningKey, more: { readonly signedAt?: string } = {}): Promise<Uint8Array> {
  return signIncrement({ pdf, field: 'supplier', key, signerName: 'Ann Archer', signedAt, reason: 'I sign', appearance: { mark: { kind: 'typed', text: 'Ann', face: 'caveat' } }, certify: true, ...more })
}

const verdictOf = (bytes: Uint8Array) => verifyPdf(bytes, { trusted: new Map(), now: new Date(Date.parse(signedAt) + 1000) })

const made = new Map<KeyKind, OpensslIdentity>()
function ofKind(kind: KeyKind): OpensslIdentity {
  const identity = made.get(kind) ?? opensslIdentity(folder.path, `Signer ${kind}`, kind, { issuer: middle })
  made.set(kind, identity)
  return identity
}

describe('signing with keys of every kind', () => {
  it.each<[KeyKind, SignatureScheme, string, string]>([
    ['RSA 2048', 'RSASSA-PKCS1-v1_5', 'sha256', 'sha256WithRSAEncryption'],
    ['RSA 2048', 'RSASSA-PSS', 'sha256', 'rsassaPss'],
    ['RSA 3072', 'RSASSA-PSS', 'sha256', 'rsassaPss'],
    ['RSA 4096', 'RSASSA-PKCS1-v1_5', 'sha384', 'sha384WithRSAEncryption'],
    ['RSA 4096', 'RSASSA-PSS', 'sha384', 'rsassaPss'],
    ['P-256', 'ECDSA', 'sha256', 'ecdsa-with-SHA256'],
    ['P-384', 'ECDSA', 'sha384', 'ecdsa-with-SHA384'],
  ])('%s by %s digests with %s; openssl, poppler and our verifier agree', async (kind, scheme, digest, algorithm) => {
    const { key, certificate } = ofKind(kind)
    const signer = signingKey(key, certificate, { scheme, chain: [middle.certificate, root.certificate] })
    expect([signer.digest, signer.scheme]).toEqual([digest, scheme])
    const bytes = await signed(signer)
    const { cms, content } = lastSignature(bytes)
    expect(opensslVerifies(cms, content)).toBe(true)
    expect(pdfsig(bytes)).toEqual([{ name: 'supplier', valid: true, total: true }])
    expect(() => qpdfCheck(bytes)).not.toThrow()
    const report = verdictOf(bytes)
    expect([report.verdict, report.signatures[0]?.level]).toEqual(['intact', 'B-B'])
    const text = opensslCmsText(cms)
    expect(text).toContain(algorithm)
    for (const subject of ['CN=Root', 'CN=Middle']) expect(text).toContain(`subject: ${subject}`)
    expect([...text.matchAll(/object: ([\w-]+(?: [\w-]+)?) \(/g)].map(([, name]) => name)).toEqual(['contentType', 'messageDigest', 'id-smime-aa-signingCertificateV2'])
  }, 30_000)

  it('lets a long chain have the room it needs', async () => {
    const { key, certificate } = opensslIdentity(folder.path, 'Long', 'RSA 2048', { issuer: root })
    const chain = Array.from({ length: 12 }, (_, at) => opensslIdentity(folder.path, `Above${at}`, 'P-256', { subject: `/O=${'Organisation '.repeat(4).trim()}/CN=${at} ${'x'.repeat(50)}` }).certificate)
    const bytes = await signed(signingKey(key, certificate, { chain }))
    const { cms, content, digits } = lastSignature(bytes)
    expect(digits.length).toBeGreaterThan(16_384)
    expect(opensslVerifies(cms, content)).toBe(true)
  }, 30_000)
})

describe('a certificate that may not sign', () => {
  const refusal = async (key: SigningKey, at = signedAt): Promise<unknown> => signed(key, { signedAt: at }).then(() => 'signed', (error: { code?: string }) => error.code)

  it.each([
    ['that is for key agreement only', ['keyUsage=critical,keyAgreement'], 'identity.not-for-signing'],
    ['that is for time-stamping only', ['keyUsage=critical,digitalSignature', 'extendedKeyUsage=critical,timeStamping'], 'identity.not-for-signing'],
    ['that is for non-repudiation', ['keyUsage=critical,nonRepudiation'], 'signed'],
    ['that does not say what it is for', [], 'signed'],
  ])('%s', async (what, extensions, expected) => {
    const { key, certificate } = opensslIdentity(folder.path, `Use ${what}`, 'P-256', { extensions })
    expect(await refusal(signingKey(key, certificate))).toBe(expected)
  })

  it('because it is written otherwise than the standard asks', async () => {
    const { key, certificate } = ofKind('P-256')
    // The length of the whole in four octets where two are enough, as only BER allows.
    const loose = Buffer.concat([Buffer.from([0x30, 0x84, 0, 0]), certificate.subarray(2)])
    const code = await refusal({ ...signingKey(key, certificate), certificate: loose })
    expect(['identity.unsupported', 'identity.damaged']).toContain(code)
  })

  it('because it is not valid yet, or no longer', async () => {
    const { key, certificate } = opensslIdentity(folder.path, 'Dates', 'P-256', { days: 10 })
    expect(await refusal(signingKey(key, certificate), '2001-01-01T00:00:00Z')).toBe('identity.not-yet-valid')
    expect(await refusal(signingKey(key, certificate), new Date(Date.now() + 11 * 86_400_000).toISOString())).toBe('identity.expired')
  })
})

describe('the clock', () => {
  it('may not be set back behind a signature that is already there', async () => {
    const { key, certificate } = opensslIdentity(folder.path, 'Clock', 'P-256')
    const later = await signed(signingKey(key, certificate), { signedAt: new Date(Date.parse(signedAt) + 3_600_000).toISOString() })
    const act = { pdf: later, field: 'customer', key: signingKey(key, certificate), signerName: 'Bo', certify: false }
    await expect(signIncrement({ ...act, signedAt })).rejects.toMatchObject({ code: 'signing.clock-set-back' })
    await expect(signIncrement({ ...act, signedAt: new Date(Date.parse(signedAt) + 3_000_000).toISOString() })).resolves.toBeInstanceOf(Uint8Array)
  })
})
