import { createHash, createPrivateKey } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { issuerAndSerial } from '#electron/signing/certificate.ts'
import { signContent } from '#electron/signing/cms.ts'
import * as der from '#electron/signing/der.ts'
import { signingKey } from '#electron/signing/signing-key.ts'
import type { SigningKey } from '#electron/signing/identity.ts'
import { quickKey } from './identities.ts'
import { opensslCmsText, opensslVerifies } from './pdf-tools.ts'

const digestOf = (content: Uint8Array): Buffer => createHash('sha256').update(content).digest()

function rsaKey(): SigningKey {
  const folder = mkdtempSync(join(tmpdir(), 'countersign-rsa-'))
  try {
    const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.der')]
    execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-subj', '/C=GB/O=Old & Sons/CN=Rita RSA', '-days', '30', '-keyout', key, '-outform', 'DER', '-out', certificate], { stdio: 'ignore' })
    return signingKey(createPrivateKey(readFileSync(key)), readFileSync(certificate))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

describe.each([['ECDSA', () => quickKey('Élodie Müller')], ['RSA', async () => rsaKey()]] as const)('a CMS made with an %s key', (algorithm, makeKey) => {
  let key: SigningKey
  beforeAll(async () => {
    key = await makeKey()
  })

  it('is accepted by openssl over its content and over no other', () => {
    const content = Buffer.from('two ranges of a file')
    const cms = signContent({ digest: digestOf(content) }, key).encoded()
    expect(key.algorithm).toBe(algorithm)
    expect(opensslVerifies(cms, content)).toBe(true)
    expect(opensslVerifies(cms, Buffer.from('two ranges of a fila'))).toBe(false)
  })

  it('has what PAdES baseline B-B asks for, and nothing it forbids', () => {
    const text = opensslCmsText(signContent({ digest: digestOf(Buffer.from('content')) }, key).encoded())
    expect(text).toMatch(/version: 1\s+digestAlgorithms:\s+algorithm: sha256/)
    expect(text).toMatch(/encapContentInfo:\s+eContentType: pkcs7-data .*\s+eContent: <ABSENT>/)
    expect(text).toContain('contentType')
    expect(text).toContain('messageDigest')
    expect(text).toContain('signingCertificateV2')
    expect(text).not.toContain('signingTime')
    expect(text).toMatch(/unsignedAttrs:\s+<ABSENT>/)
  })

  it('names its certificate by hash, issuer and serial number', () => {
    const cms = signContent({ digest: digestOf(Buffer.from('content')) }, key).encoded()
    const hash = createHash('sha256').update(key.certificate).digest()
    const { issuer, serial } = issuerAndSerial(key.certificate)
    const expected = der.sequence(der.sequence(der.sequence(der.octetString(hash), der.sequence(der.sequence(der.explicit(4, issuer)), serial))))
    expect(Buffer.from(cms).includes(Buffer.from(expected))).toBe(true)
    expect(Buffer.from(cms).includes(Buffer.from(key.certificate))).toBe(true)
  })

  it('is one canonical value, whatever the digest', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (digest) => {
      const cms = signContent({ digest }, key).encoded()
      expect(Buffer.from(rewritten(cms)).equals(cms)).toBe(true)
    }), { numRuns: 20 })
  })

  it('refuses what is not a SHA-256 digest', () => {
    expect(() => signContent({ digest: Buffer.alloc(20) }, key).encoded()).toThrow(RangeError)
  })
})

/** Reads every constructed value and writes it again by the rules; sets are put in order. */
function rewritten(octets: Uint8Array): Uint8Array {
  return Buffer.concat(der.elementsIn(octets).map(({ tag, content, encoded }) => {
    if ((tag & 0x20) === 0) return encoded
    const parts = der.elementsIn(rewritten(content)).map((part) => part.encoded)
    return tag === 0x31 ? der.setOf(...parts) : der.element(tag, ...parts)
  }))
}
