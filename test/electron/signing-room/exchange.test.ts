import { describe, expect, it } from 'vitest'
import { opensslVerifies, lastSignature, pdfsig, qpdfCheck } from '#test/electron/signing/pdf-tools.ts'
import { signElsewhere } from '#test/electron/signing/verify/another-maker.ts'
import { annotated, rewritten, shadowed, signedBy, signedByOpenssl, stranger } from '#test/electron/signing-room/elsewhere.ts'
import { actOf, ada, idsOf, keyring, named, opened, textOf, tom, wanda, type House } from '#test/electron/signing-room/room.ts'
import type { CeremonyId } from '#shared/lib/ids.ts'
import { id } from '#test/helpers/records.ts'
import { openedApplication } from '#test/helpers/test-application.ts'

const together = [{ ...ada, turn: 1 }, wanda, { ...tom, turn: 1, way: 'exchange' as const }]
const fields = [
  { signer: 'tom', kind: 'text' as const, page: 1, rectangle: { x: 60, y: 60, width: 150, height: 18 }, label: 'VAT number', required: true },
  { signer: 'ada', kind: 'text' as const, page: 1, rectangle: { x: 60, y: 90, width: 150, height: 18 }, label: 'Order number', required: false },
]
const tomsField = [{ field: 'Text3-1', value: 'GB 123' }]

function back(app: House, ceremony: CeremonyId, bytes: Uint8Array, fileName = 'back.pdf') {
  return { ceremony, blob: app.put(bytes, 'application/pdf', fileName), fileName }
}

describe('a file that goes out to be signed and comes back', { timeout: 180_000 }, () => {
  it('is taken in when another program only signed and filled in what is theirs, and goes on from there', async () => {
    await using app = await openedApplication()
    const key = keyring(app)
    const ceremony = await opened(app, together, { fields })
    const given = await app.ask('signing.giveOut', { ceremony: ceremony.id })
    expect(given).toEqual({ blob: ceremony.pdf, fileName: 'Lease of the yard (to be signed).pdf' })
    expect((await app.ask('signing.get', { ceremony: ceremony.id })).ceremony.handedOut).toEqual([{ at: app.clock.now, pdf: ceremony.pdf, signers: idsOf(ceremony, 'Tom Bright') }])
    const known = await app.ask('verify.file', { blob: given.blob, fileName: 'x.pdf' })
    expect(known.recognised).toMatchObject({ what: 'last state', givenOut: true, newest: true })

    const tomElsewhere = stranger('Thomas B.')
    const signed = await signedBy(tomElsewhere, app.bytes(given.blob), 'Signature3', { values: tomsField })
    const unknown = await app.ask('verify.file', { blob: app.put(signed, 'application/pdf', 'x.pdf'), fileName: 'x.pdf' })
    expect(unknown).toMatchObject({ recognised: { what: 'extends last state', newest: false }, report: { verdict: 'intact' } })
    const taken = await app.ask('signing.takeBack', back(app, ceremony.id, signed))
    const tomSigned = named(taken, 'Tom Bright')
    expect(tomSigned.signature).toMatchObject({ markKind: 'made elsewhere', certified: 'Thomas B.', consent: '', pdf: taken.pdf })
    expect(taken.fields.find(({ name }) => name === 'Text3-1')?.value).toBe('GB 123')
    expect(Buffer.from(app.bytes(taken.pdf)).equals(signed)).toBe(true)

    await app.ask('signing.sign', actOf(ceremony, 'Ada Marlow', await key('Ada Marlow', { mine: true }), { values: { 'Text1-1': 'PO 7' } }))
    const done = await app.ask('signing.sign', actOf(ceremony, 'Wanda Weir', await key('Wanda Weir')))
    expect(done.state).toBe('completed')
    qpdfCheck(app.bytes(done.pdf))
    expect(pdfsig(app.bytes(done.pdf)).every(({ valid }) => valid)).toBe(true)
    const told = textOf(app.bytes(done.certificate ?? done.pdf))
    for (const said of ['Made in another program', 'Certified name Thomas B. asked for: Tom Bright', 'VAT number (page 1): GB 123']) expect(told).toContain(said)
    const earlier = await app.ask('verify.file', { blob: taken.pdf, fileName: 'x.pdf' })
    expect(earlier).toMatchObject({ recognised: { what: 'earlier state', newest: false }, known: 'This is “Lease of the yard” after 1 of 3 signatures. This workspace keeps a later state of it.' })
    const last = await app.ask('verify.file', { blob: done.pdf, fileName: 'x.pdf' })
    expect(last.since.map(({ field, pages }) => [field, pages])).toEqual([['Signature3', [{ kind: 'changed', was: 1, now: 1 }]], ['Signature1', [{ kind: 'changed', was: 1, now: 1 }]]])
    expect(Buffer.from(app.bytes(last.since.find(({ field }) => field === 'Signature3')?.signed ?? id(''))).equals(signed)).toBe(true)
    expect(app.reported).toEqual([])
  })

  it('is taken in from openssl and from another library', async () => {
    await using app = await openedApplication()
    const ceremony = await opened(app, [{ ...ada, turn: 1, way: 'exchange' }, wanda, { ...tom, turn: 2, way: 'exchange' }])
    const locking = await signedBy(stranger('Ada Elsewhere'), app.bytes(ceremony.pdf), 'Signature1', { lock: true })
    expect(await app.code('signing.takeBack', back(app, ceremony.id, locking))).toBe('exchange.locks-out')
    const byOpenssl = await signedByOpenssl(stranger('Ada of OpenSSL'), app.bytes(ceremony.pdf), 'Signature1')
    expect(opensslVerifies(lastSignature(byOpenssl).cms, lastSignature(byOpenssl).content)).toBe(true)
    const first = await app.ask('signing.takeBack', back(app, ceremony.id, byOpenssl))
    expect(named(first, 'Ada Marlow').signature).toMatchObject({ markKind: 'made elsewhere', certified: 'Ada of OpenSSL' })
    const people = { identity: stranger('Wanda Elsewhere'), authority: stranger('Nobody') }
    const byLibrary = await signElsewhere(byOpenssl, { ...people, level: 'B-B', field: 'Witness2' })
    const second = await app.ask('signing.takeBack', back(app, ceremony.id, byLibrary))
    expect(named(second, 'Wanda Weir').signature).toMatchObject({ markKind: 'made elsewhere', certified: 'Wanda Elsewhere', witness: null })
    expect(pdfsig(app.bytes(second.pdf)).map(({ name, valid }) => [name, valid])).toEqual([['Signature1', true], ['Witness2', true]])
  })

  it('is refused by name for whatever else was done to it, and the signing stays as it was', async () => {
    await using app = await openedApplication()
    const key = keyring(app)
    const ceremony = await opened(app, together, { fields })
    await app.ask('signing.giveOut', { ceremony: ceremony.id })
    const out = app.bytes(ceremony.pdf)
    const who = stranger('Thomas B.')
    const good = await signedBy(who, out, 'Signature3', { values: tomsField })
    const before = await app.ask('signing.get', { ceremony: ceremony.id })
    const bothWithOneKey = await signedBy(who, good, 'Signature1')
    const cases: Readonly<Record<string, readonly Uint8Array[]>> = {
      'exchange.not-ours': [await rewritten(out), await rewritten(good), new TextEncoder().encode('Dear Sir')],
      'exchange.unsigned': [out],
      'exchange.changed': [await annotated(out), await annotated(good), await shadowed(good), Buffer.concat([good, Buffer.from('\n% more')])],
      'exchange.not-their-turn': [await signedBy(who, out, 'Witness2')],
      'exchange.not-their-field': [await signedBy(who, out, 'Signature3', { values: [...tomsField, { field: 'Text1-1', value: 'PO 1' }] })],
      'exchange.value-missing': [await signedBy(who, out, 'Signature3')],
      'exchange.same-key': [bothWithOneKey],
      'exchange.signed-in-the-future': [await signedBy(who, out, 'Signature3', { values: tomsField, signedAt: '2026-03-02T10:00:00.000Z' })],
    }
    for (const [code, files] of Object.entries(cases)) {
      for (const [at, file] of files.entries()) {
        const answer = await app.code('signing.takeBack', back(app, ceremony.id, file))
        // What was written anew can lose its form: by its bytes it is no file of ours either way.
        expect(answer, `${code} ${at}`).toBe(code === 'exchange.changed' && at === 0 ? 'exchange.unsigned' : code)
      }
    }
    expect(await app.ask('signing.get', { ceremony: ceremony.id })).toEqual(before)

    await app.ask('signing.sign', actOf(ceremony, 'Ada Marlow', await key('Ada Marlow')))
    expect(await app.code('signing.takeBack', back(app, ceremony.id, good))).toBe('exchange.overtaken')
    await app.ask('signing.changeWay', { ceremony: ceremony.id, signer: named(ceremony, 'Tom Bright').id, way: 'in person' })
    expect(await app.code('signing.giveOut', { ceremony: ceremony.id })).toBe('exchange.nobody')
    expect(await app.code('signing.changeWay', { ceremony: ceremony.id, signer: named(ceremony, 'Ada Marlow').id, way: 'exchange' })).toBe('signing.already-signed')
    await app.ask('signing.cancel', { ceremony: ceremony.id, reason: 'no' })
    expect(await app.code('signing.takeBack', back(app, ceremony.id, good))).toBe('exchange.ended')
    expect(await app.code('signing.giveOut', { ceremony: ceremony.id })).toBe('exchange.ended')
    expect(app.reported).toEqual([])
  })
})
