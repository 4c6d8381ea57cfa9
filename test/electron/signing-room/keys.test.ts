import { describe, expect, it } from 'vitest'
import { pdfsig } from '#test/electron/signing/pdf-tools.ts'
import { signedBy, stranger } from '#test/electron/signing-room/elsewhere.ts'
import { actOf, ada, opened, openssl, opensslP12, tom, wanda, type House } from '#test/electron/signing-room/room.ts'
import { identity } from '#test/electron/signing/verify/build/identities.ts'
import { passphrase } from '#test/helpers/signing-path.ts'
import { openedApplication } from '#test/helpers/test-application.ts'

const pem = (der: Uint8Array): string => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64').replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`
const put = (app: House, bytes: Uint8Array, name = 'file') => app.put(bytes, 'application/octet-stream', name)

describe('keys', { timeout: 120_000 }, () => {
  it('come from files of OpenSSL, old and new, sign, and go out again', async () => {
    await using app = await openedApplication()
    app.clock.now = new Date().toISOString()
    const files = [opensslP12('Ada Imported', 'their words'), opensslP12('Old Ada', 'their words', '-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1')]
    app.clock.advance(5000)
    const taken = []
    for (const bytes of files) {
      const blob = put(app, bytes)
      const [found] = await app.ask('identities.read', { blob, passphrase: 'their words' })
      if (found === undefined) throw new Error('no key')
      expect(found).toMatchObject({ algorithm: 'ECDSA P-384', known: false })
      expect(await app.code('identities.import', { blob, passphrase: 'their words', which: found.which, newPassphrase: 'short', mine: true })).toBe('identity.weak-passphrase')
      taken.push(await app.ask('identities.import', { blob, passphrase: 'their words', which: found.which, newPassphrase: passphrase, mine: true }))
      expect(await app.code('identities.import', { blob, passphrase: 'their words', which: found.which, newPassphrase: passphrase, mine: true })).toBe('identity.known')
    }
    expect(taken.map(({ name, imported, kind, person }) => [name, imported, kind, person])).toEqual([['Ada Imported', true, 'signer', app.ada], ['Old Ada', true, 'signer', app.ada]])
    const [key] = taken
    if (key === undefined) throw new Error('no key')
    const ceremony = await opened(app, [ada, wanda, tom])
    const signed = await app.ask('signing.sign', actOf(ceremony, 'Ada Marlow', key.id))
    expect(pdfsig(app.bytes(signed.pdf))).toEqual([{ name: 'Signature1', valid: true, total: true }])

    const backUp = { identity: key.id, passphrase, backupPassphrase: 'kept in the safe' }
    expect(await app.code('identities.backUp', { ...backUp, passphrase: 'guess' })).toBe('identity.wrong-passphrase')
    expect(await app.code('identities.backUp', { ...backUp, backupPassphrase: 'short' })).toBe('identity.weak-passphrase')
    const { blob } = await app.ask('identities.backUp', backUp)
    const subject = openssl({ 'key.p12': app.bytes(blob) }, [['pkcs12', '-in', 'key.p12', '-passin', 'pass:kept in the safe', '-nodes', '-out', 'all.pem']], 'all.pem')
    expect(Buffer.from(subject).toString('latin1')).toContain('PRIVATE KEY')

    const change = { identity: key.id, passphrase, newPassphrase: 'a third passphrase' }
    expect(await app.code('identities.changePassphrase', { ...change, passphrase: 'guess' })).toBe('identity.wrong-passphrase')
    expect(await app.ask('identities.changePassphrase', change)).toEqual(key)
    expect(await app.code('identities.backUp', backUp)).toBe('identity.wrong-passphrase')
    const told = JSON.stringify([await app.ask('audit.list', { contract: null, limit: 1000 }), app.reported])
    for (const secret of [passphrase, 'their words', 'kept in the safe', 'a third passphrase', 'encryptedKey']) expect(told).not.toContain(secret)
    expect(app.services().db.serialize().includes(passphrase)).toBe(false)
  })

  it('are refused in words where they cannot be read or used', async () => {
    await using app = await openedApplication()
    const good = opensslP12('Ada', 'their words')
    const code = (bytes: Uint8Array, word = 'their words') => app.code('identities.read', { blob: put(app, bytes), passphrase: word })
    expect(await code(good, 'guess')).toBe('identity.wrong-passphrase')
    expect(await code(good.subarray(0, 300))).toBe('identity.damaged')
    expect(await code(Buffer.from('Dear Sir'))).toBe('identity.damaged')
    expect(await app.code('identities.read', { blob: '0'.repeat(64) as never, passphrase: 'x' })).toBe('blob.missing')

    const made = await app.ask('identities.make', { name: 'Ada', email: '', passphrase, mine: false })
    const { db } = app.services()
    db.prepare("UPDATE identities SET record = json_set(record, '$.encryptedKey.ciphertext', 'AAAA') WHERE id = ?").run(made.id)
    expect(await app.code('identities.changePassphrase', { identity: made.id, passphrase, newPassphrase: 'another passphrase' })).toBe('identity.damaged')
    db.prepare("UPDATE identities SET record = '{}' WHERE id = ?").run(made.id)
    expect(await app.code('identities.list', {})).toBe('identity.damaged')
    expect(app.reported).toEqual([])
  })

  it('of an authority confirm times and sign nothing', async () => {
    await using app = await openedApplication()
    const authority = await app.ask('identities.make', { name: 'The clock', email: '', passphrase, mine: true, kind: 'authority' })
    expect(authority.kind).toBe('authority')
    const ceremony = await opened(app, [ada, wanda, tom])
    expect(await app.code('signing.sign', actOf(ceremony, 'Ada Marlow', authority.id))).toBe('identity.not-for-signing')
  })
})

describe('what is trusted', { timeout: 120_000 }, () => {
  it('is asked when a file is verified: a root for whoever it vouches for, a signer alone', async () => {
    await using app = await openedApplication()
    const root = identity('Bright Root', { authority: {}, usage: [5, 6] })
    const bundle = Buffer.from(pem(root.certificate) + pem(stranger('Lone Signer').certificate) + pem(root.certificate))
    const added = await app.ask('trust.add', { blob: put(app, bundle) })
    expect(added.map(({ name, kind, addedBy }) => [name, kind, addedBy]).toSorted()).toEqual([['Bright Root', 'root', 'Ada Marlow'], ['Lone Signer', 'signer', 'Ada Marlow']])
    expect(await app.ask('trust.add', { blob: put(app, root.certificate) })).toEqual(added)

    const issued = identity('Tom of Bright', { kind: 'RSA', issuer: root })
    const ceremony = await opened(app, [{ ...ada, way: 'exchange' }, wanda, tom])
    const signed = put(app, await signedBy(issued, app.bytes(ceremony.pdf), 'Signature1'))
    const trust = async () => (await app.ask('verify.file', { blob: signed, fileName: 'x.pdf' })).report.signatures[0]?.trust
    expect(await trust()).toBe('imported')
    await app.ask('trust.remove', { fingerprint: added.find(({ kind }) => kind === 'root')?.fingerprint ?? '' })
    expect(await trust()).toBe('unknown')

    expect(await app.code('trust.add', { blob: put(app, Buffer.from('Dear Sir')) })).toBe('trust.no-certificate')
    expect(await app.code('trust.remove', { fingerprint: 'f'.repeat(64) })).toBe('trust.missing')
    const added2 = await app.ask('people.add', { name: 'Vic', title: '', email: '', role: 'viewer' })
    const vic = added2.state === 'open' ? added2.people.find(({ name }) => name === 'Vic') : undefined
    await app.ask('people.switch', { person: vic?.id ?? app.ada })
    expect(await app.code('trust.add', { blob: put(app, root.certificate) })).toBe('trust.may-not-edit')
  })
})
