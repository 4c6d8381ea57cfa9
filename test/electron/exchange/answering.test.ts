import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { examine } from '#electron/backup/doctor.ts'
import { insertIdentity } from '#electron/store/repositories/identities.ts'
import { schema } from '#shared/document/schema.ts'
import { answered, asked, asking, carried, submitted, twoHouses } from '#test/electron/exchange/two-houses.ts'
import { fingerprintOf, requestBody, signedFile } from '#test/electron/exchange/signed-files.ts'
import { keyring } from '#test/electron/signing-room/room.ts'
import { identity } from '#test/electron/signing/verify/build/identities.ts'
import { id } from '#test/helpers/records.ts'
import { passphrase, shortContract } from '#test/helpers/signing-path.ts'
import { openDraft, stepsOf } from '#test/helpers/typing.ts'

const day = 86_400_000
const stranger = identity('A stranger')

describe('a request from elsewhere', () => {
  it('is taken in once, whoever signed it, and only while it can be answered', async () => {
    await using houses = await twoHouses()
    const { desk } = houses
    const put = (text: string) => ({ blob: desk.put(Buffer.from(text, 'utf8'), 'application/json', 'r.json'), fileName: 'r.json' })
    const file = (more = {}) => signedFile<'countersign-approval-request'>(requestBody(more), { signer: stranger })
    const taken = await desk.ask('approvalFiles.takeRequest', put(file()))
    expect(taken.request.from).toEqual({ workspace: 'Marlow Ltd', person: 'A stranger', fingerprint: fingerprintOf(stranger.certificate), known: false })
    expect(taken.sinceLast?.number).toBe(1)
    desk.clock.advance(day)
    expect(await desk.ask('approvalFiles.takeRequest', { ...put(file()), fileName: 'again.json' })).toMatchObject({ request: taken.request })
    expect(await desk.ask('approvalFiles.received', {})).toHaveLength(1)

    expect(await desk.code('approvalFiles.takeRequest', put(file({ issuedAt: '2026-02-01T00:00:00.000Z', expiresAt: '2026-03-01T00:00:00.000Z' })))).toBe('approval-file.expired')
    expect(await desk.code('approvalFiles.takeRequest', put(file({ issuedAt: '2026-03-05T00:00:00.000Z' })))).toBe('approval-file.clock')
    expect(await desk.code('approvalFiles.takeRequest', put(file({ expiresAt: '2027-03-05T00:00:00.000Z' })))).toBe('approval-file.malformed')
    expect(await desk.code('approvalFiles.takeRequest', put(file({ note: 'Please' }).replace('Please', 'PLEASE')))).toBe('approval-file.altered')
    expect(await desk.code('approvalFiles.takeRequest', put(file({ document: { type: 'doc' } })))).toBe('approval-file.other-text')
    expect(await desk.code('approvalFiles.takeRequest', { blob: id('0'.repeat(64)), fileName: 'r.json' })).toBe('blob.missing')
    expect(await desk.code('approvalFiles.open', { request: '0'.repeat(64) })).toBe('approval-file.missing')
    expect(await desk.ask('approvalFiles.received', {})).toHaveLength(1)

    desk.clock.advance(30 * day)
    expect((await desk.ask('approvalFiles.received', {}))[0]?.expired).toBe(true)
    expect((await desk.ask('approvalFiles.takeRequest', put(file()))).request.expired).toBe(true)
    expect(await desk.code('approvalFiles.answer', { request: taken.request.id, identity: houses.benKey, passphrase, decision: 'approved', reason: '' })).toBe('approval-file.expired')
  })

  it('is answered once, with a key that can, and a rejection with its reason', async () => {
    await using houses = await twoHouses()
    const { marlow, desk, benKey } = houses
    const { request } = await asked(houses, await submitted(marlow))
    const act = { request: request.id, identity: benKey, passphrase, decision: 'rejected' as const, reason: 'the rent' }
    const p384 = identity('Ben Marlow', { kind: 'P-384' })
    insertIdentity(desk.services().db, {
      id: id('p384'), person: null, fingerprint: fingerprintOf(p384.certificate),
      record: { name: 'Ben', email: '', certificate: p384.certificate.toString('base64'), subject: 'CN=Ben', notBefore: '2020-01-01T00:00:00.000Z', notAfter: '2040-01-01T00:00:00.000Z', algorithm: 'ECDSA P-384', encryptedKey: {} },
    })
    expect(await desk.code('approvalFiles.answer', { ...act, identity: id('p384') })).toBe('approval-file.key-cannot-sign')
    expect(await desk.code('approvalFiles.answer', { ...act, identity: await keyring(desk)('The clock', { kind: 'authority' }) })).toBe('identity.not-for-signing')
    expect(await desk.code('approvalFiles.answer', { ...act, identity: id('none') })).toBe('identity.missing')
    expect(await desk.code('approvalFiles.answer', { ...act, passphrase: 'a guess' })).toBe('identity.wrong-passphrase')
    expect(await desk.code('approvalFiles.answer', { ...act, reason: ' ' })).toBe('approval-file.no-reason')
    expect(await desk.code('approvalFiles.answerFile', { request: request.id })).toBe('approval-file.not-answered')
    expect((await desk.ask('approvalFiles.received', {}))[0]?.decision).toBeNull()
    // Both at once: one is signed.
    const both = await Promise.all([desk.code('approvalFiles.answer', act), desk.code('approvalFiles.answer', { ...act, decision: 'approved' })])
    expect(both.toSorted()).toEqual(['approval-file.answered', 'done'])
    expect(await desk.code('approvalFiles.answer', act)).toBe('approval-file.answered')
    const told = JSON.stringify([await desk.ask('audit.list', { contract: null, limit: 100 }), desk.reported])
    expect(told).not.toContain(passphrase)
  })

  it('is not shown once it was altered where it is kept', async () => {
    await using houses = await twoHouses()
    const { marlow, desk } = houses
    const { request } = await asked(houses, await submitted(marlow))
    const { db } = desk.services()
    const examined = () => examine(desk.services()).find(({ what }) => what === 'Approvals in files')
    expect(examined()).toMatchObject({ ok: true, message: '0 asked for elsewhere, 1 asked from elsewhere, 0 keys that answers are known by.' })
    db.exec('DROP TRIGGER approval_requests_in_are_immutable')
    db.prepare("UPDATE approval_requests_in SET file = replace(file, 'first day', 'last day')").run()
    expect(await desk.code('approvalFiles.open', { request: request.id })).toBe('approval-file.altered')
    expect(examined()).toMatchObject({ ok: false, message: expect.stringContaining('altered after it was signed') })
    db.prepare('UPDATE approval_requests_in SET file = ?').run(signedFile<'countersign-approval-request'>(requestBody(), { signer: stranger }))
    expect(await desk.code('approvalFiles.open', { request: request.id })).toBe('approval-file.damaged')
    await expect(answered(houses, request.id)).rejects.toThrow('approval-file.damaged')
  })
})

describe('giving out', () => {
  it('is for a seat that waits, by whoever works here, with a key they can open', async () => {
    await using houses = await twoHouses()
    const { marlow, desk } = houses
    const contract = await submitted(marlow)
    const act = asking(houses, contract)
    expect(await marlow.ask('approvalFiles.givenOut', { contract })).toEqual([])
    expect(await marlow.code('approvalFiles.giveOut', { ...act, seat: marlow.ada })).toBe('approval-request.not-waiting')
    expect(await marlow.code('approvalFiles.giveOut', { ...act, stage: 'board' })).toBe('approval-request.not-waiting')
    expect(await marlow.code('approvalFiles.giveOut', { ...act, passphrase: 'a guess' })).toBe('identity.wrong-passphrase')
    expect(await marlow.code('approvalFiles.giveOut', { ...act, expiresInDays: 91 })).toBe('call.bad-input')
    expect(await marlow.ask('approvalFiles.givenOut', { contract })).toEqual([])
    const { blob, fileName, expiresAt, keyKnown } = await marlow.ask('approvalFiles.giveOut', act)
    expect([fileName, expiresAt, keyKnown]).toEqual(['Approval of Lease of the yard by Ben Marlow.json', '2026-03-16T09:00:00.000Z', false])
    expect(await desk.code('approvalFiles.takeDecision', { blob: carried(marlow, blob, desk), fileName })).toBe('approval-file.not-a-decision')
    marlow.clock.advance(15 * day)
    expect(await marlow.ask('approvalFiles.givenOut', { contract })).toMatchObject([{ expired: true, answeredAt: null }])
    const people = await marlow.ask('people.add', { name: 'Vic', title: '', email: '', role: 'viewer' })
    const vic = people.state === 'open' ? people.people.find(({ name }) => name === 'Vic') : undefined
    await marlow.ask('people.switch', { person: vic?.id ?? marlow.ada })
    expect(await marlow.code('approvalFiles.giveOut', act)).toBe('approval-request.may-not')
    await marlow.ask('people.switch', { person: marlow.ada })
    await marlow.ask('approvals.recall', { contract, reason: 'a slip' })
    expect(await marlow.code('approvalFiles.giveOut', act)).toBe('approval-request.not-waiting')
  })

  it('carries nothing of the house but what is to be read: no comment, no passphrase', async () => {
    await using houses = await twoHouses()
    const { marlow } = houses
    const { contract: { id: contract } } = await shortContract(marlow)
    const thread = { contract, thread: id<'thread'>('thread-1') }
    await marlow.ask('comments.start', { ...thread, paragraph: 'last', quote: 'The end.', internal: true, text: 'We would take half.' })
    const { doc, sequence } = await openDraft(marlow, contract)
    const end = doc.content.size
    const tr = new Transform(doc).insert(end, schema.nodes.paragraph.create({ id: 'last' }, schema.text('The end.', [schema.marks.comment.create({ thread: 'thread-1' })])))
    await marlow.ask('draft.append', { contract, after: sequence, steps: stepsOf(tr) })
    await marlow.ask('approvals.submit', { contract, note: '' })
    const { blob } = await marlow.ask('approvalFiles.giveOut', asking(houses, contract))
    const text = Buffer.from(marlow.bytes(blob)).toString('utf8')
    for (const secret of [passphrase, 'encryptedKey', 'ciphertext', marlow.path, 'We would take half', 'thread-1']) expect(text).not.toContain(secret)
  })
})
