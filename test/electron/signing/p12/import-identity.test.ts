import { execFileSync, spawnSync } from 'node:child_process'
import { createPrivateKey, createPublicKey, X509Certificate } from 'node:crypto'
import fc from 'fast-check'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as der from '#electron/signing/der.ts'
import { changePassphrase, unlockIdentity } from '#electron/signing/identity.ts'
import { exportIdentity } from '#electron/signing/p12/export-identity.ts'
import { identitiesIn, importIdentity } from '#electron/signing/p12/import-identity.ts'
import { PASSPHRASE, QUICK_COST, quickIdentity } from '../identities.ts'
import { openssl, opensslIdentity, temporaryFolder } from '../openssl-keys.ts'
import type { KeyKind, OpensslIdentity } from '../openssl-keys.ts'

const folder = temporaryFolder()
const FILE_PASSPHRASE = 'open sesame'
let root: OpensslIdentity
let middle: OpensslIdentity
const identities = new Map<KeyKind, OpensslIdentity>()
let usual: Buffer

beforeAll(() => {
  root = opensslIdentity(folder.path, 'Root', 'P-256', { extensions: ['basicConstraints=critical,CA:TRUE'] })
  middle = opensslIdentity(folder.path, 'Middle', 'P-256', { issuer: root, extensions: ['basicConstraints=critical,CA:TRUE'] })
  usual = p12('P-256')
}, 30_000)
afterAll(() => { folder.remove() })

function identity(kind: KeyKind): OpensslIdentity {
  const made = identities.get(kind) ?? opensslIdentity(folder.path, `Signer ${kind}`, kind, { issuer: middle })
  identities.set(kind, made)
  return made
}

/** A .p12 that openssl writes, with the two certificates above the signer's. */
function p12(kind: KeyKind, more: readonly string[] = [], passphrase = FILE_PASSPHRASE): Buffer {
  const { keyFile, certificateFile } = identity(kind)
  const [above, out, secret] = [join(folder.path, 'above.pem'), join(folder.path, 'out.p12'), join(folder.path, 'pass.txt')]
  writeFileSync(above, Buffer.concat([readFileSync(root.certificateFile), readFileSync(middle.certificateFile)]))
  writeFileSync(secret, `${passphrase}\n`)
  openssl('pkcs12', '-export', '-inkey', keyFile, '-in', certificateFile, '-certfile', above, '-name', 'Ann’s key', '-passout', `file:${secret}`, '-out', out, ...more)
  return readFileSync(out)
}

const take = (file: Uint8Array, passphrase = FILE_PASSPHRASE) => importIdentity({ file, passphrase, newPassphrase: PASSPHRASE }, QUICK_COST)
const refusalOf = (file: Uint8Array, passphrase = FILE_PASSPHRASE): Promise<unknown> => take(file, passphrase).then(() => 'imported', (error: { code?: string }) => error.code ?? String(error))

const LEGACY = ['-provider', 'legacy', '-provider', 'default']
const SCHEMES: readonly (readonly [string, readonly string[]])[] = [
  ['as OpenSSL 3 writes it', []],
  ['as older programs write it', ['-legacy']],
  ['AES-128 and AES-192', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-192-CBC']],
  ['triple DES for both', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
  ['two-key triple DES and RC2 of 128 bits', ['-keypbe', 'PBE-SHA1-2DES', '-certpbe', 'PBE-SHA1-RC2-128', ...LEGACY]],
  ['RC2 of 40 bits for both', ['-keypbe', 'PBE-SHA1-RC2-40', '-certpbe', 'PBE-SHA1-RC2-40', ...LEGACY]],
  ['certificates in the open', ['-certpbe', 'NONE']],
  ['the key in the open', ['-keypbe', 'NONE']],
  ['MAC of SHA-384', ['-macalg', 'sha384']],
  ['MAC of SHA-512', ['-macalg', 'sha512']],
  ['one turn only', ['-noiter', '-nomaciter']],
  ['twenty thousand turns', ['-iter', '20000']],
  ['without MAC', ['-nomac']],
  ['without MAC, as older programs write it', ['-nomac', '-legacy']],
]
const KINDS: readonly KeyKind[] = ['RSA 2048', 'RSA 3072', 'P-256', 'P-384']

describe('every .p12 that openssl writes', () => {
  it.each(SCHEMES.map(([name, options], at) => [name, KINDS[at % KINDS.length] ?? 'P-256', options] as const))('%s (%s) is read, key, chain and name', async (_, kind, options) => {
    const file = p12(kind, options)
    const stored = await take(file)
    const { certificate, key } = identity(kind)
    expect(Buffer.from(stored.certificate).equals(certificate)).toBe(true)
    expect(stored.chain?.map((each) => new X509Certificate(each).subject)).toEqual(['CN=Middle', 'CN=Root'])
    expect([stored.origin, stored.algorithm]).toEqual(['imported', kind.startsWith('RSA') ? 'RSA' : `ECDSA ${kind}`])
    expect((await identitiesIn(file, FILE_PASSPHRASE)).map(({ name }) => name)).toEqual(['Ann’s key'])
    using signer = await unlockIdentity(stored, PASSPHRASE)
    const data = join(folder.path, 'data')
    writeFileSync(data, 'what is signed')
    writeFileSync(`${data}.sig`, signer.sign(Buffer.from('what is signed')))
    writeFileSync(`${data}.pub`, createPublicKey(key).export({ type: 'spki', format: 'pem' }))
    expect(openssl('dgst', `-${signer.digest}`, '-verify', `${data}.pub`, '-signature', `${data}.sig`, data).toString()).toContain('Verified OK')
    expect(await refusalOf(file, 'open sesam')).toBe('identity.wrong-passphrase')
  }, 20_000)

  it.each([
    ['letters beyond ASCII', 'pässwört – ключ'], ['a letter of two halves', 'clef 🗝 dorée'], ['nothing', ''], ['one letter', 'x'], ['sixty words', 'word '.repeat(60).trim()],
  ])('under a passphrase of %s is read', async (_, passphrase) => {
    for (const options of [['-legacy'], ['-nomac']]) expect(await refusalOf(p12('P-256', options, passphrase), passphrase)).toBe('imported')
  })

  it('is read where the passphrase was typed in the other form of Unicode', async () => {
    const file = p12('P-256', ['-legacy'], 'schlüssel'.normalize('NFD'))
    expect(await refusalOf(file, 'schlüssel'.normalize('NFC'))).toBe('imported')
  })
})

describe('a file of keys', () => {
  it('with several identities asks which', async () => {
    const [one, two] = await Promise.all(['P-256', 'RSA 2048'].map(async (kind) => take(p12(kind as KeyKind))))
    const both = twoInOne()
    const offered = await identitiesIn(both, FILE_PASSPHRASE)
    expect(offered.map(({ fingerprint }) => fingerprint).toSorted()).toEqual([one?.fingerprint, two?.fingerprint].toSorted())
    expect(await refusalOf(both)).toBe('identity.several')
    const chosen = await importIdentity({ file: both, passphrase: FILE_PASSPHRASE, newPassphrase: PASSPHRASE, choose: two?.fingerprint ?? '', scheme: 'RSASSA-PSS' }, QUICK_COST)
    expect([chosen.fingerprint, chosen.algorithm, chosen.scheme]).toEqual([two?.fingerprint, 'RSA', 'RSASSA-PSS'])
  })

  it.each([
    ['without a private key', () => p12('P-256', ['-nokeys']), 'identity.no-key'],
    ['without certificates', () => withoutCertificates(), 'identity.no-key'],
    ['with a key of RSA 1024', () => p12('RSA 1024'), 'identity.unsupported'],
    ['with a key of P-521', () => p12('P-521'), 'identity.unsupported'],
    ['with a key of Ed25519', () => p12('Ed25519'), 'identity.unsupported'],
    ['encrypted with RC4', () => p12('P-256', ['-keypbe', 'PBE-SHA1-RC4-128', ...LEGACY]), 'identity.unsupported'],
    ['that is text', () => Buffer.from('-----BEGIN CERTIFICATE-----'), 'identity.damaged'],
    ['that is empty', () => Buffer.alloc(0), 'identity.damaged'],
    ['of five megabytes', () => Buffer.alloc(5 * 2 ** 20, 0x30), 'identity.too-large'],
    ['that asks for two thousand million turns', () => withTurns(2_000_000_000), 'identity.too-large'],
    ['that asks for a number of turns of nine octets', () => withTurns(2 ** 65), 'identity.too-large'],
    ['that asks for no turns', () => withTurns(0), 'identity.damaged'],
  ])('%s is refused in words', async (_, make, code) => {
    expect(await refusalOf(make())).toBe(code)
  })

  it('cut short anywhere is refused, never imported', async () => {
    for (let length = 1; length < usual.length; length += Math.ceil(usual.length / 25)) expect(await refusalOf(usual.subarray(0, length))).toBe('identity.damaged')
  })

  it('with any octet changed is refused in words or gives the same key', async () => {
    const right = (await take(usual)).fingerprint
    await fc.assert(fc.asyncProperty(fc.nat(usual.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const changed = Buffer.from(usual)
      changed[at] = (changed[at] ?? 0) ^ change
      const outcome = await take(changed).then(({ fingerprint }) => fingerprint, (error: { code?: string }) => error.code ?? String(error))
      expect([right, 'identity.wrong-passphrase', 'identity.damaged', 'identity.unsupported', 'identity.too-large', 'identity.no-key']).toContain(outcome)
    }), { numRuns: 60 })
  }, 20_000)
})

describe('a backup', () => {
  it('is a .p12 that openssl opens, with the same key, and that is read again', async () => {
    const stored = await quickIdentity('Zoë Ångström')
    const file = await exportIdentity({ stored, passphrase: PASSPHRASE, filePassphrase: 'another – passphrase', name: 'Zoë’s key' })
    const path = join(folder.path, 'backup.p12')
    writeFileSync(path, file)
    const run = spawnSync('openssl', ['pkcs12', '-in', path, '-passin', 'stdin', '-nodes', '-info'], { input: 'another – passphrase\n', encoding: 'utf8' })
    expect(run.stderr).toContain('MAC: sha256, Iteration 100000')
    expect(run.stderr).toContain('PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256')
    const key = createPrivateKey(/-----BEGIN PRIVATE KEY-----[^]*?-----END PRIVATE KEY-----/.exec(run.stdout)?.[0] ?? '')
    expect(new X509Certificate(stored.certificate).publicKey.equals(createPublicKey(key))).toBe(true)
    const back = await take(Buffer.from(file), 'another – passphrase')
    expect([back.fingerprint, back.origin]).toEqual([stored.fingerprint, 'imported'])
    expect((await identitiesIn(file, 'another – passphrase')).map(({ name }) => name)).toEqual(['Zoë’s key'])
  }, 20_000)

  it('keeps the chain, and needs the passphrase of the identity', async () => {
    const stored = await take(usual)
    await expect(exportIdentity({ stored, passphrase: 'wrong words', filePassphrase: 'long enough', name: '' })).rejects.toMatchObject({ code: 'identity.wrong-passphrase' })
    await expect(exportIdentity({ stored, passphrase: PASSPHRASE, filePassphrase: 'short', name: '' })).rejects.toMatchObject({ code: 'identity.weak-passphrase' })
    const changed = await changePassphrase(stored, PASSPHRASE, 'quite another one')
    const file = await exportIdentity({ stored: changed, passphrase: 'quite another one', filePassphrase: 'long enough', name: 'x' })
    expect((await take(file, 'long enough')).chain?.length).toBe(2)
  }, 20_000)
})

/** openssl writes one key a file, so two files are put together: their authenticated safes, without a MAC. */
function twoInOne(): Uint8Array {
  const safes = [p12('P-256', ['-nomac']), p12('RSA 2048', ['-nomac'])].map((file) => {
    const [, content] = der.elementsIn(der.elementsIn(file)[0]?.content ?? file)
    const octets = der.elementsIn(der.elementsIn(content?.content ?? file)[1]?.content ?? file)[0]
    return der.elementsIn(octets?.content ?? file)[0]?.content ?? new Uint8Array()
  })
  return der.sequence(der.integer(3), der.sequence(der.objectIdentifier('1.2.840.113549.1.7.1'), der.explicit(0, der.octetString(der.sequence(...safes)))))
}

function withoutCertificates(): Buffer {
  const out = join(folder.path, 'nocerts.p12')
  execFileSync('openssl', ['pkcs12', '-export', '-nocerts', '-inkey', identity('P-256').keyFile, '-passout', `pass:${FILE_PASSPHRASE}`, '-out', out], { stdio: 'pipe' })
  return readFileSync(out)
}

/** The same file, whose MAC asks for so many turns. */
function withTurns(turns: number): Uint8Array {
  const [version, content, mac] = der.elementsIn(der.elementsIn(usual)[0]?.content ?? usual)
  const [info, salt] = der.elementsIn(mac?.content ?? usual)
  return der.sequence(...[version, content].map((part) => part?.encoded ?? usual), der.sequence(info?.encoded ?? usual, salt?.encoded ?? usual, der.integer(turns)))
}
