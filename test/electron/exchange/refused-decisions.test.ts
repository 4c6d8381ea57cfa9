import { sign } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fileFaults } from '#shared/approvals/files/refusals.ts'
import { fileText, largestFile, readSignedFile } from '#shared/approvals/files/read-file.ts'
import type { DecisionBody, RequestBody } from '#shared/approvals/files/bodies.ts'
import type { ContractId, PersonId } from '#shared/lib/ids.ts'
import { decisionBody, fingerprintOf, signedFile, type Forged } from '#test/electron/exchange/signed-files.ts'
import { add, asking, submitted } from '#test/electron/exchange/two-houses.ts'
import { keyring } from '#test/electron/signing-room/room.ts'
import { identity } from '#test/electron/signing/verify/build/identities.ts'
import { hashB, value } from '#test/helpers/records.ts'
import { openedApplication } from '#test/helpers/test-application.ts'
import { typeText } from '#test/helpers/typing.ts'

const day = 86_400_000
const ben = identity('Ben Marlow')
const edBen = identity('Ben Marlow', { kind: 'Ed25519' })
const cara = identity('Cara')
const mallory = identity('Ben Marlow')

/** Marlow has asked Ben, whose keys it knows, and gets all kinds of files back. */
async function marlowAsks() {
  const app = await openedApplication()
  const adaKey = await keyring(app)('Ada Marlow', { mine: true })
  const caraId = await add(app, 'Cara', 'approver')
  const record = (person: PersonId, certificate: Uint8Array) => app.ask('approvalFiles.addKey', { person, blob: app.put(certificate, 'application/x-x509-ca-cert', 'key.cer'), fileName: 'key.cer' })
  for (const key of [ben, edBen]) await record(app.ben, key.certificate)
  await record(caraId, cara.certificate)
  const contract = await submitted(app)
  const ask = async (): Promise<RequestBody> => {
    const { blob } = await app.ask('approvalFiles.giveOut', asking({ marlow: app, adaKey }, contract))
    return value(readSignedFile(Buffer.from(app.bytes(blob)).toString('utf8'), 'countersign-approval-request')).body
  }
  return { app, contract, ask }
}

describe('a decision file', () => {
  let house: Awaited<ReturnType<typeof marlowAsks>>
  let contract: ContractId
  let request: RequestBody
  const seen = new Map<string, string>()
  beforeAll(async () => {
    house = await marlowAsks()
    contract = house.contract
    request = await house.ask()
  })
  afterAll(() => house.app[Symbol.asyncDispose]())

  const file = (more: Partial<DecisionBody> = {}, forged: Partial<Forged> = {}) =>
    signedFile<'countersign-approval-decision'>(decisionBody(request, { at: house.app.clock.now, ...more }), { signer: ben, ...forged })
  const state = async () => [await house.app.ask('contracts.get', { contract }), await house.app.ask('approvals.route', { contract }), (await house.app.ask('audit.list', { contract: null, limit: 1 }))[0]]

  /** Takes a file in, which must change nothing, and answers why it was refused. */
  async function refusal(bytes: string | Uint8Array): Promise<string> {
    const blob = house.app.put(typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes, 'application/json', 'decision.json')
    const before = await state()
    const reply = await house.app.call('approvalFiles.takeDecision', { blob, fileName: 'decision.json' })
    if (reply.ok) return 'taken in'
    expect(await state()).toEqual(before)
    seen.set(reply.code, reply.message.replace(/ \([^()]*\)$/, ''))
    return reply.code
  }

  it('that is no file of ours is refused', async () => {
    expect(await refusal('Dear Sir')).toBe('approval-file.malformed')
    expect(await refusal(file().slice(0, -1))).toBe('approval-file.malformed')
    expect(await refusal(Buffer.alloc(largestFile + 1, 0x20))).toBe('approval-file.too-large')
    expect(await refusal(file().replace('"decision":"approved"', '"decision":"approved","decision":"rejected"'))).toBe('approval-file.duplicate-names')
    expect(await refusal(`${file()}\n`)).toBe('approval-file.not-canonical')
    expect(await refusal(file({ formatVersion: 2 as 1 }))).toBe('approval-file.other-format')
    expect(await refusal(file({ decision: 'maybe' as 'approved' }))).toBe('approval-file.malformed')
    expect(await refusal(fileText(request, { algorithm: 'Ed25519', certificate: 'MAA=', value: 'AAAA' }))).toBe('approval-file.not-a-decision')
    expect(await refusal(file({ decision: 'rejected', reason: ' ' }))).toBe('approval-file.malformed')
  })

  it('that was altered is refused', async () => {
    expect(await refusal(file({ decision: 'rejected', reason: 'no' }).replace('rejected', 'approved'))).toBe('approval-file.altered')
    expect(await refusal(file({ reason: 'yes' }).replace('yes', 'yea'))).toBe('approval-file.altered')
    expect(await refusal(file({}, { value: (data, key) => sign('sha512', data, key) }))).toBe('approval-file.altered')
  })

  it('of which the key was exchanged is refused', async () => {
    expect(await refusal(file({ signer: fingerprintOf(ben.certificate) }, { certificate: mallory.certificate, bodyAsGiven: true }))).toBe('approval-file.other-certificate')
    expect(await refusal(file({}, { signer: mallory, certificate: ben.certificate }))).toBe('approval-file.altered')
    expect(await refusal(file({}, { signer: mallory }))).toBe('approval-file.unknown-key')
    // The same key under a certificate that nobody recorded.
    expect(await refusal(file({}, { signer: identity('Ben Marlow', { keyOf: ben }) }))).toBe('approval-file.unknown-key')
    expect(await refusal(file({}, { signer: cara }))).toBe('approval-file.wrong-seat')
  })

  it('signed in another way than its key signs is refused', async () => {
    expect(await refusal(file({}, { algorithm: 'Ed25519' }))).toBe('approval-file.other-algorithm')
    expect(await refusal(file({}, { signer: edBen, algorithm: 'ECDSA-P256-SHA256' }))).toBe('approval-file.other-algorithm')
    expect(await refusal(file({}, { signer: identity('Ben Marlow', { kind: 'RSA' }) }))).toBe('approval-file.unsupported-key')
    expect(await refusal(file({}, { signer: identity('Ben Marlow', { to: '2026-01-01' }) }))).toBe('approval-file.key-out-of-date')
  })

  it('on a request that did not go out from here is refused', async () => {
    expect(await refusal(file({ nonce: hashB }))).toBe('approval-file.not-ours')
    expect(await refusal(file({ request: hashB }))).toBe('approval-file.not-ours')
    const elsewhere = await marlowAsks()
    const theirs = await elsewhere.ask()
    await elsewhere.app[Symbol.asyncDispose]()
    expect(await refusal(signedFile<'countersign-approval-decision'>(decisionBody(theirs, { at: house.app.clock.now }), { signer: ben }))).toBe('approval-file.not-ours')
  })

  it('on another text, or from another time, is refused', async () => {
    expect(await refusal(file({ versionHash: hashB }))).toBe('approval-file.other-version')
    expect(await refusal(file({ at: '2026-03-01T00:00:00.000Z' }))).toBe('approval-file.clock')
    expect(await refusal(file({ at: '2026-03-03T00:00:00.000Z' }))).toBe('approval-file.clock')
    expect(await refusal(file({ at: '2026-06-01T00:00:00.000Z' }))).toBe('approval-file.expired')
  })

  it('does not count on details that have changed since', async () => {
    const { contract: now } = await house.app.ask('contracts.get', { contract })
    const details = { title: now.title, type: now.type, counterparty: now.counterparty, value: { amount: '90000', currency: 'GBP' }, effective: now.effective, end: now.end }
    await house.app.ask('contracts.changeDetails', { contract, details })
    expect(await refusal(file())).toBe('approval-file.other-details')
    await house.app.ask('contracts.changeDetails', { contract, details: { ...details, value: now.value } })
  })

  it('does not count after it was taken back, nor on another text submitted since', async () => {
    await house.app.ask('approvals.recall', { contract, reason: 'a slip' })
    expect(await refusal(file())).toBe('approval-file.not-waiting')
    await house.app.ask('approvals.submit', { contract, note: '' })
    expect(await refusal(file())).toBe('approval-file.not-waiting')
    await house.app.ask('approvals.recall', { contract, reason: 'a slip' })
    await typeText(house.app, contract, 'And the yard.')
    await house.app.ask('approvals.submit', { contract, note: '' })
    expect(await refusal(file())).toBe('approval-file.other-version')
  })

  it('does not count late, and counts once, with either kind of key', async () => {
    request = await house.ask()
    house.app.clock.advance(14 * day + 1)
    expect(await refusal(file({ at: request.issuedAt }))).toBe('approval-file.expired')
    request = await house.ask()
    const good = file({ reason: 'Reads well.' }, { signer: edBen })
    expect(await refusal(good)).toBe('taken in')
    expect((await house.app.ask('contracts.get', { contract })).shown).toBe('approved')
    expect(await refusal(good)).toBe('approval-file.replayed')
    expect(await refusal(file({ reason: 'another file, the same request' }))).toBe('approval-file.replayed')
  })

  it('is refused for a reason of its own in each case, in words of its own', () => {
    const elsewhere = new Set<string>(['not-a-request', 'other-text', 'answered', 'key-cannot-sign', 'no-reason'])
    expect([...seen.keys()].toSorted()).toEqual(fileFaults.filter((fault) => !elsewhere.has(fault)).map((fault) => `approval-file.${fault}`).toSorted())
    expect(new Set(seen.values()).size).toBe(seen.size)
    expect(house.app.reported).toEqual([])
  })
})
