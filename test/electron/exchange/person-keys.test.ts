import { describe, expect, it } from 'vitest'
import { fingerprintOf } from '#test/electron/exchange/signed-files.ts'
import { add } from '#test/electron/exchange/two-houses.ts'
import { keyring } from '#test/electron/signing-room/room.ts'
import { identity } from '#test/electron/signing/verify/build/identities.ts'
import { id } from '#test/helpers/records.ts'
import { openedApplication } from '#test/helpers/test-application.ts'

const pem = (...all: readonly Uint8Array[]): Buffer => Buffer.from(all.map((der) => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`).join(''))
const ben = identity('Ben Marlow')

describe('the keys that decisions from elsewhere are known by', () => {
  it('are recorded from a certificate, once, and removed again', async () => {
    await using app = await openedApplication()
    const key = (bytes: Uint8Array, person = app.ben) => ({ person, blob: app.put(bytes, 'application/x-pem-file', 'k.pem'), fileName: 'k.pem' })
    const added = await app.ask('approvalFiles.addKey', key(pem(ben.certificate)))
    expect(added).toEqual({ fingerprint: fingerprintOf(ben.certificate), name: 'Ben Marlow' })
    expect(await app.ask('approvalFiles.addKey', key(ben.certificate))).toEqual(added)
    const edward = identity('Edward', { kind: 'Ed25519' })
    await app.ask('approvalFiles.addKey', key(edward.certificate))
    await app.ask('approvalFiles.addKey', key(identity('Next year', { from: '2027-01-01' }).certificate))
    expect((await app.ask('approvalFiles.keys', {})).map(({ person, name, own }) => [person, name, own])).toEqual([[app.ben, 'Ben Marlow', false], [app.ben, 'Edward', false], [app.ben, 'Next year', false]])
    const remove = { person: app.ben, fingerprint: added.fingerprint }
    await app.ask('approvalFiles.removeKey', remove)
    expect(await app.code('approvalFiles.removeKey', remove)).toBe('approval-key.missing')
    const told = (await app.ask('audit.list', { contract: null, limit: 20 })).map(({ entry }) => entry.event.kind).filter((kind) => kind.startsWith('approver key'))
    expect(told).toEqual(['approver key removed', 'approver key recorded', 'approver key recorded', 'approver key recorded'])
  })

  it('are refused where they could not be used, or are somebody else’s', async () => {
    await using app = await openedApplication()
    const code = (bytes: Uint8Array, person = app.ben) => app.code('approvalFiles.addKey', { person, blob: app.put(bytes, 'application/x-pem-file', 'k.pem'), fileName: 'k.pem' })
    expect(await code(Buffer.from('Dear Sir'))).toBe('approval-key.no-certificate')
    expect(await code(pem(ben.certificate, identity('Another').certificate))).toBe('approval-key.several')
    for (const kind of ['RSA', 'P-384'] as const) expect(await code(identity('Ben', { kind }).certificate)).toBe('approval-key.unsupported')
    expect(await code(identity('Root', { usage: [5, 6] }).certificate)).toBe('approval-key.unsupported')
    expect(await code(identity('Ben', { to: '2026-03-01' }).certificate)).toBe('approval-key.expired')
    expect(await code(ben.certificate, id('nobody'))).toBe('person.missing')
    expect(await app.code('approvalFiles.addKey', { person: app.ben, blob: id('0'.repeat(64)), fileName: '' })).toBe('blob.missing')
    expect(await code(ben.certificate, app.ada)).toBe('done')
    expect(await code(ben.certificate)).toBe('approval-key.of-another')

    const identityOfAda = await keyring(app)('Ada Marlow', { mine: true })
    const { blob } = await app.ask('identities.certificate', { identity: identityOfAda })
    const certificate = app.bytes(blob)
    expect(await code(certificate)).toBe('approval-key.of-another')
    expect(await code(certificate, app.ada)).toBe('done')
    await keyring(app)('The clock', { mine: true, kind: 'authority' })
    const own = (await app.ask('approvalFiles.keys', {})).filter((key) => key.own)
    expect(own.map(({ person, name }) => [person, name])).toEqual([[app.ada, 'Ada Marlow']])
    expect(await app.code('approvalFiles.removeKey', { person: app.ada, fingerprint: own[0]?.fingerprint ?? '' })).toBe('approval-key.own')
    expect(app.reported).toEqual([])
  })

  it('are an owner’s to record, and for oneself anybody’s', async () => {
    await using app = await openedApplication()
    const eve = await add(app, 'Eve', 'approver')
    await app.ask('people.switch', { person: eve })
    const code = (person: typeof eve, bytes: Uint8Array = ben.certificate) => app.code('approvalFiles.addKey', { person, blob: app.put(bytes, 'application/x-pem-file', 'k.pem'), fileName: 'k.pem' })
    expect(await code(app.ben)).toBe('approval-key.may-not')
    expect(await code(eve)).toBe('done')
    await app.ask('people.switch', { person: app.ada })
    expect(await code(app.ben, identity('Ben').certificate)).toBe('done')
    await app.ask('people.switch', { person: eve })
    const keys = await app.ask('approvalFiles.keys', {})
    const codes = await Promise.all(keys.map(({ person, fingerprint }) => app.code('approvalFiles.removeKey', { person, fingerprint })))
    expect(codes).toEqual(['done', 'approval-key.may-not'])
  })
})
