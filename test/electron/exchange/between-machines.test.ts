import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { findBlob, keepBlob } from '#electron/store/repositories/blobs.ts'
import { documentHash } from '#shared/document/canonical.ts'
import { schema } from '#shared/document/schema.ts'
import { listChanges } from '#shared/redline/list.ts'
import { add, answered, asked, asking, carried, introduce, submitted, twoHouses } from '#test/electron/exchange/two-houses.ts'
import { keyring } from '#test/electron/signing-room/room.ts'
import { passphrase, shortContract } from '#test/helpers/signing-path.ts'
import { id } from '#test/helpers/records.ts'
import { openDraft, stepsOf, typeText } from '#test/helpers/typing.ts'

const day = 86_400_000

describe('an approval between two machines', () => {
  it('goes out, is read and decided elsewhere, comes back, and approves the contract', async () => {
    await using houses = await twoHouses()
    const { marlow, desk } = houses
    const contract = await submitted(marlow)
    await introduce(houses)
    const opened = await asked(houses, contract)
    const version = (await marlow.ask('contracts.get', { contract })).versions.at(-1)
    expect(opened.request).toMatchObject({
      from: { workspace: 'Marlow Ltd', person: 'Ada Marlow', known: false }, submitter: 'Ada Marlow', to: 'Ben Marlow', title: 'Lease of the yard', counterparty: 'Bright Bakery Ltd', stage: 'Owner',
      note: 'Please read the clause.', versionNumber: 1, versionHash: version?.hash, facts: { type: 'lease', counterparty: 'Bright Bakery Ltd' }, expired: false, decision: null,
    })
    expect(documentHash(schema.nodeFromJSON(opened.document))).toBe(version?.hash)
    expect(opened.sinceLast).toBeNull()

    desk.clock.advance(day)
    marlow.clock.advance(2 * day)
    const decision = await answered(houses, opened.request.id, 'approved', ' Reads well. ')
    const taken = await marlow.ask('approvalFiles.takeDecision', { blob: decision, fileName: 'Decision.json' })
    expect(taken).toEqual({ contract, message: 'Ben Marlow approved “Lease of the yard”. The contract is approved.' })
    expect((await marlow.ask('contracts.get', { contract })).shown).toBe('approved')
    const { rounds } = await marlow.ask('approvals.route', { contract })
    expect(rounds.at(-1)?.decisions).toMatchObject([{ seat: marlow.ben, by: marlow.ben, as: 'self', decision: 'approved', reason: 'Reads well.', at: desk.clock.now, file: decision, voided: null }])

    expect(await marlow.ask('approvalFiles.givenOut', { contract })).toMatchObject([{ seat: marlow.ben, stage: 'standing-owner', answeredAt: marlow.clock.now, expired: false }])
    expect(await desk.ask('approvalFiles.received', {})).toMatchObject([{ id: opened.request.id, decision: { decision: 'approved', reason: 'Reads well.', at: desk.clock.now } }])
    const again = await desk.ask('approvalFiles.answerFile', { request: opened.request.id })
    expect([again.blob, again.fileName]).toEqual([decision, 'Decision on Lease of the yard.json'])
    const told = async (app: typeof desk) => (await app.ask('audit.list', { contract: null, limit: 100 })).map(({ entry }) => entry.event.kind)
    expect(await told(marlow)).toEqual(expect.arrayContaining(['approver key recorded', 'approval request given out', 'decision file taken in', 'approval given']))
    expect(await told(desk)).toEqual(expect.arrayContaining(['approval request taken in', 'approval request answered']))
    expect([marlow.reported, desk.reported]).toEqual([[], []])
  })

  it('rejects with a reason, and the contract is a draft again', async () => {
    await using houses = await twoHouses()
    const { marlow } = houses
    const contract = await submitted(marlow)
    await introduce(houses)
    const { request } = await asked(houses, contract)
    const blob = await answered(houses, request.id, 'rejected', 'the rent')
    expect(await marlow.ask('approvalFiles.takeDecision', { blob, fileName: 'no.json' })).toMatchObject({ message: 'Ben Marlow rejected “Lease of the yard”. It is a draft again.' })
    expect((await marlow.ask('contracts.get', { contract })).shown).toBe('draft')
  })

  it('shows the text against what the approver approved last', async () => {
    await using houses = await twoHouses()
    const { marlow, desk } = houses
    const contract = await submitted(marlow)
    await introduce(houses)
    const first = await asked(houses, contract)
    await marlow.ask('approvalFiles.takeDecision', { blob: await answered(houses, first.request.id), fileName: 'yes.json' })
    await marlow.ask('contracts.command', { contract, command: 'edit again', reason: 'the yard' })
    await typeText(marlow, contract, 'And the yard behind it.')
    await marlow.ask('approvals.submit', { contract, note: '' })
    const second = await asked(houses, contract)
    expect(second.request).toMatchObject({ versionNumber: 2 })
    expect(second.sinceLast?.number).toBe(1)
    const redline = schema.nodeFromJSON(second.sinceLast?.redline ?? {})
    expect(redline.textContent).toContain('And the yard behind it.')
    expect(listChanges(redline)).toHaveLength(1)
    expect((await desk.ask('approvalFiles.received', {})).map(({ id }) => id)).toEqual([second.request.id, first.request.id])
    expect(await desk.ask('approvalFiles.open', { request: second.request.id })).toMatchObject({ request: second.request, document: second.document, sinceLast: { number: 1 } })
  })

  it('brings the pictures of the text along', async () => {
    await using houses = await twoHouses()
    const { marlow, desk } = houses
    const { contract: { id: contract } } = await shortContract(marlow)
    const png = Buffer.from('89504e470d0a1a0a', 'hex')
    const blob = marlow.services().write(({ db, now }) => keepBlob(db, { bytes: png, mediaType: 'image/png', fileName: 'plan.png' }, now))
    const { doc, sequence } = await openDraft(marlow, contract)
    const plan = schema.nodes.paragraph.create({ id: 'plan' }, schema.nodes.image.create({ blob, mediaType: 'image/png', alt: 'The plan', width: 100, height: 80 }))
    await marlow.ask('draft.append', { contract, after: sequence, steps: stepsOf(new Transform(doc).insert(doc.content.size, plan)) })
    await marlow.ask('approvals.submit', { contract, note: '' })
    await asked(houses, contract)
    expect(findBlob(desk.services().db, blob)).toMatchObject({ bytes: png, mediaType: 'image/png' })
  })

  it('asks for one seat as often as wanted, and the first decision counts', async () => {
    await using houses = await twoHouses()
    const { marlow } = houses
    const contract = await submitted(marlow)
    await introduce(houses)
    const [first, second] = [await asked(houses, contract), await asked(houses, contract)]
    expect(first.request.id).not.toBe(second.request.id)
    const [yes, no] = [await answered(houses, first.request.id), await answered(houses, second.request.id, 'rejected', 'no')]
    await marlow.ask('approvalFiles.takeDecision', { blob: yes, fileName: 'yes.json' })
    expect(await marlow.code('approvalFiles.takeDecision', { blob: no, fileName: 'no.json' })).toBe('approval-file.not-waiting')
    expect(await marlow.code('approvalFiles.takeDecision', { blob: yes, fileName: 'yes.json' })).toBe('approval-file.replayed')
    expect((await marlow.ask('contracts.get', { contract })).shown).toBe('approved')
  })

  it('is decided by a substitute on their days, as the substitute', async () => {
    await using houses = await twoHouses()
    const { marlow } = houses
    const cara = await add(marlow, 'Cara', 'approver')
    const contract = await submitted(marlow)
    await marlow.ask('policies.saveSubstitutions', { substitutions: [{ id: id<'substitution'>('away'), person: marlow.ben, substitute: cara, from: '2026-03-01', to: '2026-03-02' }] })
    const { blob } = await houses.desk.ask('identities.certificate', { identity: houses.benKey })
    await marlow.ask('approvalFiles.addKey', { person: cara, blob: carried(houses.desk, blob, marlow), fileName: 'cara.pem' })
    const { request } = await asked(houses, contract)
    const yes = await answered(houses, request.id)
    expect((await marlow.ask('approvalFiles.takeDecision', { blob: yes, fileName: 'yes.json' })).message).toBe('Cara, as substitute, approved “Lease of the yard”. The contract is approved.')
  })

  it('is known by the key that an approver has in this very workspace', async () => {
    await using houses = await twoHouses()
    const { marlow } = houses
    const contract = await submitted(marlow)
    await marlow.ask('people.switch', { person: marlow.ben })
    const identity = await keyring(marlow)('Ben here', { mine: true })
    const own = (await marlow.ask('identities.list', {})).find((each) => each.id === identity)
    const keys = await marlow.ask('approvalFiles.keys', {})
    expect(keys.filter(({ person }) => person === marlow.ben)).toMatchObject([{ fingerprint: own?.fingerprint, name: 'Ben here', own: true }])
    const { blob, keyKnown } = await marlow.ask('approvalFiles.giveOut', asking(houses, contract))
    expect(keyKnown).toBe(true)
    const { request } = await marlow.ask('approvalFiles.takeRequest', { blob, fileName: 'request.json' })
    expect(request.from.known).toBe(true)
    const answer = await marlow.ask('approvalFiles.answer', { request: request.id, identity, passphrase, decision: 'approved', reason: '' })
    expect(await marlow.code('approvalFiles.takeDecision', { blob: answer.blob, fileName: answer.fileName })).toBe('done')
  })
})
