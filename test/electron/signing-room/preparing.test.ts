import { describe, expect, it } from 'vitest'
import { verifyPdf } from '#electron/signing/verify/verify-pdf.ts'
import { pdfsig, qpdfCheck } from '#test/electron/signing/pdf-tools.ts'
import { abe, actOf, ada, approved, cora, idsOf, keyring, named, opened, textOf, tom, wanda } from '#test/electron/signing-room/room.ts'
import { passphrase } from '#test/helpers/signing-path.ts'
import { openedApplication } from '#test/helpers/test-application.ts'

const field = (signer: string, kind: 'initials' | 'date' | 'text' | 'checkbox' | 'signature' | 'name' | 'title', y: number, more: object = {}) => (
  { signer, kind, page: 1, rectangle: { x: 60, y, width: kind === 'checkbox' ? 12 : 120, height: kind === 'checkbox' ? 12 : 18 }, label: '', required: false, ...more }
)

describe('a signing with fields, turns, an approver, a copy and the seal of the house', { timeout: 120_000 }, () => {
  it('goes from the layout to the certificate signed by the house', async () => {
    await using app = await openedApplication()
    const key = keyring(app)
    const contract = await approved(app)
    const seal = { identity: await key('Ada Marlow', { mine: true }), passphrase }
    const signers = [{ ...abe, turn: 1 }, { ...ada, turn: 2 }, wanda, { ...tom, turn: 2 }, cora]

    const layout = await app.ask('signing.layout', { contract, signers })
    expect(layout.lines.map(({ block, role }) => `${block} ${role}`).toSorted()).toEqual(['block-1 signer', 'block-1 witness', 'block-2 signer'])
    expect(layout.pages[0]).toEqual({ width: expect.closeTo(595, 0), height: expect.closeTo(842, 0) })
    qpdfCheck(app.bytes(layout.pdf))
    expect((await app.ask('contracts.get', { contract })).ceremonies).toEqual([])

    const fields = [field('ada', 'initials', 40), field('ada', 'text', 60, { label: 'Order number', required: true }), field('tom', 'checkbox', 80, { label: 'Keys received' }), field('tom', 'date', 100)]
    const ceremony = await app.ask('signing.prepare', { contract, signers, fields, seal, expiresAt: '2026-04-01T12:00:00.000Z' })
    expect(ceremony.fields.map(({ name, kind, page }) => [name, kind, page])).toEqual([
      ['Signature2', 'signature', 1], ['Initials2-1', 'initials', 1], ['Text2-2', 'text', 1], ['Witness3', 'signature', 1], ['Signature4', 'signature', 1], ['Box4-1', 'checkbox', 1], ['Date4-2', 'date', 1],
    ])
    expect(ceremony.seal).toMatchObject({ name: 'Ada Marlow' })
    expect(pdfsig(app.bytes(ceremony.pdf))).toEqual([{ name: 'Seal', valid: true, total: true }])
    expect(app.bytes(ceremony.pdf).subarray(0, app.bytes(ceremony.executionCopy).length)).toEqual(app.bytes(ceremony.executionCopy))
    const words = textOf(app.bytes(ceremony.executionCopy))
    for (const said of ['Approves', 'Turn 2, at the machine', 'Cora Copy', 'Fills in: initials on page 1, Order number on page 1', 'certified by the key of Ada Marlow before anyone signs', 'Nobody may sign after 1 April 2026, 12:00:00 UTC']) expect(words).toContain(said)

    const get = () => app.ask('signing.get', { ceremony: ceremony.id })
    expect(await get()).toMatchObject({ open: idsOf(ceremony, 'Abe Approver'), next: named(ceremony, 'Abe Approver').id, intents: { [named(ceremony, 'Abe Approver').id]: 'I approve as Finance' } })
    expect(await app.code('signing.sign', actOf(ceremony, 'Tom Bright', await key('Tom Bright')))).toBe('signing.not-your-turn')
    const approval = actOf(ceremony, 'Abe Approver', await key('Abe Approver'), { mark: null })
    expect(await app.code('signing.sign', { ...approval, mark: { kind: 'typed', text: 'Abe', face: 'caveat' } })).toBe('signing.mark-unasked')
    await app.ask('signing.sign', approval)
    expect((await get()).open).toEqual(idsOf(ceremony, 'Ada Marlow', 'Tom Bright'))

    const tomActs = actOf(ceremony, 'Tom Bright', await key('Tom Bright'), { values: { 'Box4-1': 'Yes' } })
    expect(await app.code('signing.sign', { ...tomActs, mark: null })).toBe('signing.mark-missing')
    expect(await app.code('signing.sign', { ...tomActs, values: { 'Text2-2': 'mine now' } })).toBe('fields.not-yours')
    const afterTom = await app.ask('signing.sign', tomActs)
    expect(afterTom.fields.filter(({ signer }) => signer === named(ceremony, 'Tom Bright').id).map(({ name, value }) => [name, value])).toEqual([['Signature4', null], ['Box4-1', 'Yes'], ['Date4-2', '2 March 2026']])

    const adaActs = actOf(ceremony, 'Ada Marlow', await key('Ada Marlow'))
    expect(await app.code('signing.sign', adaActs)).toBe('fields.value-missing')
    await app.ask('signing.sign', { ...adaActs, values: { 'Text2-2': 'PO 4711 – “März”' } })
    const done = await app.ask('signing.sign', actOf(ceremony, 'Wanda Weir', await key('Wanda Weir')))
    expect(done).toMatchObject({ state: 'completed', certificateSealedBy: null, finished: done.pdf })

    const signed = app.bytes(done.pdf)
    qpdfCheck(signed)
    expect(pdfsig(signed).map(({ name, valid }) => [name, valid]).toSorted()).toEqual([['Approval1', true], ['Seal', true], ['Signature2', true], ['Signature4', true], ['Witness3', true]])
    const report = verifyPdf(signed, { trusted: new Map(), now: new Date(app.clock.now) })
    expect([report.verdict, report.findings]).toEqual(['intact', []])
    const shown = textOf(signed)
    for (const value of ['PO 4711 – “März”', '2 March 2026']) expect(shown).toContain(value)

    expect(await app.code('signing.sealCertificate', { ceremony: ceremony.id, identity: { id: await key('Tom Bright'), passphrase } })).toBe('identity.not-of-the-house')
    const sealed = await app.ask('signing.sealCertificate', { ceremony: ceremony.id, identity: { id: await key('Ada Marlow'), passphrase } })
    expect(sealed).toMatchObject({ certificateSealedBy: 'Ada Marlow', pdf: done.pdf })
    const certificate = app.bytes(sealed.certificate ?? ceremony.pdf)
    expect(pdfsig(certificate)).toEqual([{ name: 'Certificate', valid: true, total: true }])
    const told = textOf(certificate)
    for (const said of ['signed by 2 people, witnessed by 1 person and approved by 1 person', 'Intact', 'Order number (page 1): PO 4711', 'Keys received (page 1): Yes', 'No mark on the page', 'Certificate issued by Ada Marlow', 'Copies to Cora Copy', 'I witness the signature of Ada Marlow']) expect(told).toContain(said)
    expect(await app.code('signing.sealCertificate', { ceremony: ceremony.id, identity: { id: await key('Ada Marlow'), passphrase } })).toBe('certificate.already-signed')

    expect(await app.code('signing.handOver', { ceremony: ceremony.id, signer: named(done, 'Tom Bright').id })).toBe('signing.gets-no-copy')
    const handed = await app.ask('signing.handOver', { ceremony: ceremony.id, signer: named(done, 'Cora Copy').id })
    expect(named(handed, 'Cora Copy').handedOver).toBe(app.clock.now)
    expect(await app.code('signing.handOver', { ceremony: ceremony.id, signer: named(done, 'Cora Copy').id })).toBe('signing.already-handed-over')
    expect(app.reported).toEqual([])
  })

  it('is refused in words where it cannot be, and nothing is prepared', async () => {
    await using app = await openedApplication()
    const key = keyring(app)
    const contract = await approved(app)
    const signers = [ada, wanda, tom]
    const code = (more: object) => app.code('signing.prepare', { contract, signers, ...more })
    expect(await code({ expiresAt: '2026-03-01T00:00:00.000Z' })).toBe('plan.expires-in-the-past')
    expect(await code({ seal: { identity: await key('Tom Bright'), passphrase } })).toBe('identity.not-of-the-house')
    expect(await code({ seal: { identity: await key('Ada Marlow', { mine: true }), passphrase: 'guess' } })).toBe('identity.wrong-passphrase')
    expect(await code({ seal: { identity: await key('The clock', { mine: true, kind: 'authority' }), passphrase } })).toBe('identity.not-of-the-house')
    expect(await code({ fields: [field('nobody', 'text', 40)] })).toBe('fields.unknown-signer')
    expect(await code({ fields: [field('ada', 'text', 40), field('tom', 'text', 45)] })).toBe('fields.overlap')
    expect(await code({ fields: [field('ada', 'text', 900)] })).toBe('fields.outside-page')
    expect((await app.ask('contracts.get', { contract })).ceremonies).toEqual([])
  })
})

describe('a signing whose time runs out', { timeout: 120_000 }, () => {
  it('is shown as expired, ended by the first who writes, and can be prepared again', async () => {
    await using app = await openedApplication()
    const key = keyring(app)
    const ceremony = await opened(app, [ada, wanda, tom], { expiresAt: '2026-03-05T00:00:00.000Z' })
    await app.ask('signing.sign', actOf(ceremony, 'Ada Marlow', await key('Ada Marlow')))
    app.clock.now = '2026-03-05T00:00:00.000Z'
    expect(await app.ask('signing.get', { ceremony: ceremony.id })).toMatchObject({ ceremony: { state: 'expired', endedBecause: 'The time to sign ran out' }, next: null, open: [] })
    expect((await app.ask('contracts.get', { contract: ceremony.contract })).shown).toBe('signing')
    expect(await app.ask('signing.gate', { contract: ceremony.contract })).toEqual([])
    expect(await app.code('signing.sign', actOf(ceremony, 'Wanda Weir', await key('Wanda Weir')))).toBe('signing.ended')
    const view = await app.ask('contracts.get', { contract: ceremony.contract })
    expect([view.shown, view.ceremonies.map(({ state }) => state)]).toEqual(['approved', ['expired']])
    expect(named(view.ceremonies[0] ?? ceremony, 'Ada Marlow').signature).not.toBeNull()
    const entries = (await app.ask('audit.list', { contract: ceremony.contract, limit: 2 })).map(({ entry: { event } }) => event)
    expect(entries).toMatchObject([{ kind: 'state changed', to: 'approved' }, { kind: 'signing expired', signatures: 1 }])
    const second = await app.ask('signing.prepare', { contract: ceremony.contract, signers: [ada, wanda, tom], expiresAt: '2026-03-06T00:00:00.000Z' })
    app.clock.now = '2026-03-07T00:00:00.000Z'
    const third = await app.ask('signing.prepare', { contract: ceremony.contract, signers: [ada, wanda, tom] })
    expect((await app.ask('contracts.get', { contract: ceremony.contract })).ceremonies.map(({ id, state }) => [id, state])).toEqual([[ceremony.id, 'expired'], [second.id, 'expired'], [third.id, 'open']])
  })

  it('takes no signature by a clock that was set back', async () => {
    await using app = await openedApplication()
    const key = keyring(app)
    const ceremony = await opened(app, [ada, wanda, tom])
    const act = actOf(ceremony, 'Wanda Weir', await key('Wanda Weir'))
    const early = await key('Ada Marlow')
    app.clock.advance(60_000)
    await app.ask('signing.sign', actOf(ceremony, 'Ada Marlow', early))
    const before = await app.ask('signing.get', { ceremony: ceremony.id })
    app.clock.advance(-1)
    expect(await app.code('signing.sign', act)).toBe('signing.clock-set-back')
    app.clock.advance(-59_000)
    expect(await app.code('signing.sign', act)).toBe('signing.clock-set-back')
    expect(await app.ask('signing.get', { ceremony: ceremony.id })).toEqual(before)
    app.clock.advance(59_001)
    await app.ask('signing.sign', act)
  })
})
