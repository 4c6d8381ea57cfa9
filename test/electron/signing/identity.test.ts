import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto'
import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changePassphrase, checkValidity, createIdentity, createIdentityAtCost, unlockIdentity } from '#electron/signing/identity.ts'
import type { StoredIdentity } from '#electron/signing/identity.ts'
import { decryptKey, encryptKey } from '#electron/signing/encrypted-key.ts'
import { PASSPHRASE, QUICK_COST, quickIdentity } from './identities.ts'

const data = Buffer.from('the signed words')

describe('a signing identity made here', () => {
  it('has a self-signed certificate that others read as we mean it', async () => {
    const identity = await quickIdentity('Zoë "Zed" O’Hara, Esq.', { organisation: 'Hara + Sons', country: 'IE', email: 'zoe@hara.example' })
    const certificate = new X509Certificate(identity.certificate)
    expect(certificate.verify(certificate.publicKey)).toBe(true)
    expect(certificate.ca).toBe(false)
    expect(certificate.subject).toBe(certificate.issuer)
    expect(certificate.validFromDate.toISOString()).toBe(identity.notBefore)
    expect(certificate.validToDate.toISOString()).toBe('2031-01-01T00:00:00.000Z')
    expect(certificate.fingerprint256.replaceAll(':', '').toLowerCase()).toBe(identity.fingerprint)
    expect(certificate.serialNumber).toMatch(/^[4-7][0-9A-F]{39}$/)
    expect(certificate.subjectAltName).toBe('email:zoe@hara.example')
    const text = execFileSync('openssl', ['x509', '-inform', 'DER', '-noout', '-text'], { input: identity.certificate, encoding: 'utf8' })
    expect(text).toMatch(/Version: 3 /)
    expect(text).toMatch(/Key Usage: critical\s+Digital Signature, Non Repudiation\n/)
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/)
    expect(text).toMatch(/Subject Key Identifier/)
    expect(text).toMatch(/ASN1 OID: prime256v1/)
    expect(identity.subject).toBe(String.raw`C=IE, O=Hara \+ Sons, CN=Zoë \"Zed\" O’Hara\, Esq.`)
  })

  it('signs once unlocked, and no longer once closed', async () => {
    const identity = await quickIdentity('Ann Signer')
    const key = await unlockIdentity(identity, PASSPHRASE)
    const signature = key.sign(data)
    expect(verify('sha256', data, new X509Certificate(identity.certificate).publicKey, signature)).toBe(true)
    key.close()
    expect(() => key.sign(data)).toThrow(expect.objectContaining({ code: 'identity.locked' }))
  })

  it('keeps the private key out of the record', async () => {
    const identity = await quickIdentity('Ann Signer')
    const pkcs8 = await decryptKey(identity.encryptedKey, PASSPHRASE, identity.fingerprint)
    const record = JSON.stringify(identity.encryptedKey)
    expect(JSON.parse(record)).toEqual(identity.encryptedKey)
    expect(record).not.toContain(pkcs8.toString('base64').slice(40, 80))
    expect(Buffer.from(identity.encryptedKey.ciphertext, 'base64').includes(pkcs8.subarray(30, 60))).toBe(false)
  })

  it('costs at least N 2^15, r 8, p 1 a guess as the application makes it', async () => {
    const identity = await createIdentity({ name: 'Ann', passphrase: PASSPHRASE, notBefore: new Date('2026-01-01'), validYears: 1 })
    expect(identity.encryptedKey.N).toBeGreaterThanOrEqual(2 ** 15)
    expect(identity.encryptedKey).toMatchObject({ kdf: 'scrypt', r: 8, p: 1, cipher: 'AES-256-GCM' })
    using key = await unlockIdentity(identity, PASSPHRASE)
    expect(key.sign(data).length).toBeGreaterThan(60)
  })

  it('refuses a wrong passphrase by name', async () => {
    const identity = await quickIdentity('Ann Signer')
    await expect(unlockIdentity(identity, 'incorrect horse')).rejects.toMatchObject({ code: 'identity.wrong-passphrase' })
  })

  it('opens with the passphrase typed in another Unicode form', async () => {
    const identity = await createIdentityAtCost({ name: 'Ann', passphrase: 'caf\u00e9 caf\u00e9', notBefore: new Date('2026-01-01'), validYears: 1 }, QUICK_COST)
    using key = await unlockIdentity(identity, 'cafe\u0301 cafe\u0301')
    expect(key.fingerprint).toBe(identity.fingerprint)
  })

  it('tells damage of any stored character from a wrong passphrase', async () => {
    const identity = await quickIdentity('Ann Signer')
    const key = identity.encryptedKey
    const damages: StoredIdentity['encryptedKey'][] = [
      { ...key, ciphertext: `A${key.ciphertext.slice(1)}x` },
      { ...key, salt: Buffer.alloc(16).toString('base64') },
      { ...key, tag: Buffer.alloc(16).toString('base64') },
      { ...key, iv: 'AAAA' },
      { ...key, N: 2 ** 30 },
      { ...key, N: 17 },
      { ...key, r: -8 },
      { ...key, checksum: '' },
      JSON.parse('{}'),
      JSON.parse(JSON.stringify({ ...key, iv: undefined })),
    ]
    for (const encryptedKey of damages) {
      await expect(unlockIdentity({ ...identity, encryptedKey }, PASSPHRASE)).rejects.toMatchObject({ code: 'identity.damaged' })
    }
  })

  it('does not spend all memory because a record asks for it', async () => {
    const identity = await quickIdentity('Ann Signer')
    for (const cost of [{ N: 2 ** 21 }, { r: 17 }, { p: 5 }]) {
      const key = { ...identity.encryptedKey, ...cost }
      const text = [key.version, key.kdf, key.N, key.r, key.p, key.salt, key.cipher, key.iv, key.ciphertext, key.tag].join('|')
      const encryptedKey = { ...key, checksum: createHash('sha256').update(text).digest('base64') }
      await expect(unlockIdentity({ ...identity, encryptedKey }, PASSPHRASE)).rejects.toMatchObject({ code: 'identity.damaged' })
    }
  })

  it('does not open a key under another certificate', async () => {
    const [ann, bob] = [await quickIdentity('Ann'), await quickIdentity('Bob')]
    await expect(unlockIdentity({ ...ann, certificate: bob.certificate }, PASSPHRASE)).rejects.toMatchObject({ code: 'identity.damaged' })
    const swapped = { ...ann, certificate: bob.certificate, fingerprint: bob.fingerprint }
    await expect(unlockIdentity(swapped, PASSPHRASE)).rejects.toMatchObject({ code: 'identity.wrong-passphrase' })
    const foreign = await decryptKey(bob.encryptedKey, PASSPHRASE, bob.fingerprint)
    const encryptedKey = await encryptKey(foreign, PASSPHRASE, ann.fingerprint, QUICK_COST)
    await expect(unlockIdentity({ ...ann, encryptedKey }, PASSPHRASE)).rejects.toMatchObject({ code: 'identity.damaged' })
  })

  it('changes its passphrase and keeps its certificate', async () => {
    const identity = await quickIdentity('Ann')
    const changed = await changePassphrase(identity, PASSPHRASE, 'another passphrase')
    expect(changed.fingerprint).toBe(identity.fingerprint)
    expect(changed.encryptedKey.salt).not.toBe(identity.encryptedKey.salt)
    await expect(unlockIdentity(changed, PASSPHRASE)).rejects.toMatchObject({ code: 'identity.wrong-passphrase' })
    using key = await unlockIdentity(changed, 'another passphrase')
    expect(createPublicKey(new X509Certificate(key.certificate).publicKey.export({ format: 'pem', type: 'spki' })).asymmetricKeyType).toBe('ec')
    await expect(changePassphrase(identity, 'not the passphrase', 'another passphrase')).rejects.toMatchObject({ code: 'identity.wrong-passphrase' })
    await expect(changePassphrase(identity, PASSPHRASE, 'short')).rejects.toMatchObject({ code: 'identity.weak-passphrase' })
  })

  it('is valid from its first to its last second', async () => {
    const identity = await quickIdentity('Ann')
    const at = (instant: string): string => {
      const result = checkValidity(identity, new Date(instant))
      return result.ok ? result.value : result.refusal.code
    }
    expect(at('2025-12-31T23:59:59Z')).toBe('identity.not-yet-valid')
    expect(at('2026-01-01T00:00:00Z')).toBe('valid')
    expect(at('2031-01-01T00:00:00Z')).toBe('valid')
    expect(at('2031-01-01T00:00:01Z')).toBe('identity.expired')
  })

  it.each([
    ['an empty name', { name: '  ' }, 'identity.invalid'],
    ['a name of two lines', { name: 'Ann\nBob' }, 'identity.invalid'],
    ['a name too long for a certificate', { name: 'x'.repeat(65) }, 'identity.invalid'],
    ['a country in words', { country: 'Ireland' }, 'identity.invalid'],
    ['a broken e-mail address', { email: 'ann@hara@example' }, 'identity.invalid'],
    ['no years', { validYears: 0 }, 'identity.invalid'],
    ['a date that is none', { notBefore: new Date(Number.NaN) }, 'identity.invalid'],
    ['a short passphrase', { passphrase: '1234567' }, 'identity.weak-passphrase'],
  ])('refuses %s', async (_, change, code) => {
    const wanted = { name: 'Ann', passphrase: PASSPHRASE, notBefore: new Date('2026-01-01'), validYears: 1, ...change }
    await expect(createIdentityAtCost(wanted, QUICK_COST)).rejects.toMatchObject({ code })
  })
})

describe('an encrypted key', () => {
  it('comes back whole under its passphrase and its fingerprint, and under no other', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.string({ minLength: 1 }), fc.string(), async (secret, passphrase, other) => {
      const fingerprint = createHash('sha256').update(secret).digest('hex')
      const sealed = await encryptKey(secret, passphrase, fingerprint, QUICK_COST)
      expect(new Uint8Array(await decryptKey(sealed, passphrase, fingerprint))).toEqual(secret)
      await expect(decryptKey(sealed, passphrase, 'another')).rejects.toMatchObject({ code: 'identity.wrong-passphrase' })
      if (other.normalize('NFC') !== passphrase.normalize('NFC')) {
        await expect(decryptKey(sealed, other, fingerprint)).rejects.toMatchObject({ code: 'identity.wrong-passphrase' })
      }
    }), { numRuns: 60 })
  })
})
