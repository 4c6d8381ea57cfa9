import { beforeEach, describe, expect, it } from 'vitest'
import type { ContractId, Id, NewId } from '#shared/lib/ids.ts'
import type { Ceremony } from '#shared/signing/ceremony.ts'
import { pdfsig, qpdfCheck } from '#test/electron/signing/pdf-tools.ts'
import { id } from '#test/helpers/records.ts'
import { approve, makeKey, passphrase, people, prepare, shortContract, signingAct, signNext, statement } from '#test/helpers/signing-path.ts'
import { openedApplication, realPrint, type TestApplication } from '#test/helpers/test-application.ts'
import { typeText } from '#test/helpers/typing.ts'

type House = Awaited<ReturnType<typeof openedApplication>>

let printerWorks = true
beforeEach(() => {
  printerWorks = true
})

/** The real application, whose printer can be made to fail. */
function house(newId?: NewId): Promise<House> {
  return openedApplication({ print: (html, options) => (printerWorks ? realPrint(html, options) : Promise.reject(new Error('the printer is gone'))), ...(newId === undefined ? {} : { newId }) })
}

async function inSigning(app: House): Promise<{ contract: ContractId; ceremony: Ceremony }> {
  const { contract } = await shortContract(app)
  await approve(app, contract.id)
  return { contract: contract.id, ceremony: await prepare(app, contract.id) }
}

/** What Ada, the first signer, sends. */
async function firstAct(app: TestApplication, ceremony: Ceremony) {
  const [ada] = ceremony.signers
  if (ada === undefined) throw new Error('nobody signs')
  return signingAct(ceremony, ada, await makeKey(app, ada.name))
}

const events = async (app: TestApplication, contract: ContractId): Promise<string[]> =>
  (await app.ask('audit.list', { contract, limit: 1000 })).toReversed().map(({ entry: { event } }) => (event.kind === 'state changed' ? `${event.from} → ${event.to}` : event.kind))

describe('signing', { timeout: 120_000 }, () => {
  it('adds each signature as an increment: every earlier file is the beginning of the next', async () => {
    await using app = await house()
    const { contract, ceremony } = await inSigning(app)
    const files = [app.bytes(ceremony.executionCopy)]
    for (const state of ['open', 'open', 'completed']) {
      const after = await signNext(app, ceremony.id)
      expect(after.state).toBe(state)
      files.push(app.bytes(after.pdf))
    }
    for (const [at, file] of files.entries()) {
      const next = files[at + 1]
      if (next !== undefined) expect(Buffer.from(next.subarray(0, file.length)).equals(file)).toBe(true)
      qpdfCheck(file)
    }
    const last = files.at(-1)
    if (last === undefined) throw new Error('no file')
    expect(pdfsig(last)).toEqual([
      { name: 'Signature1', valid: true, total: false },
      { name: 'Witness2', valid: true, total: false },
      { name: 'Signature3', valid: true, total: true },
    ])
    expect((await events(app, contract)).slice(-6)).toEqual(['document signed', 'document signed', 'document signed', 'version named', 'signing → executed', 'signing completed'])
  })

  it('keeps with each signature what was agreed, seen and confirmed', async () => {
    await using app = await house()
    const { ceremony } = await inSigning(app)
    app.clock.advance(60_000)
    await signNext(app, ceremony.id)
    const after = await signNext(app, ceremony.id)
    const pagesViewed = Array.from({ length: ceremony.pages }, (_, at) => at + 1)
    expect(after.signers.map(({ name, signature }) => [name, signature?.intent, signature?.witness ?? null, signature?.pagesViewed])).toEqual([
      ['Ada Marlow', 'I sign as Director', null, pagesViewed],
      ['Wanda Weir', 'I witness the signature of Ada Marlow', statement, pagesViewed],
      ['Tom Bright', undefined, null, undefined],
    ])
    expect(after.signers[0]?.signature).toMatchObject({ at: '2026-03-02T09:01:00.000Z', markKind: 'typed', consent: expect.stringContaining('I agree to sign this document electronically') })
  })

  it('refuses whatever is not in order, by name, and adds nothing', async () => {
    await using app = await house()
    const { ceremony } = await inSigning(app)
    const act = await firstAct(app, ceremony)
    const tom = ceremony.signers[2]?.id ?? id<'signer'>('')
    const refusals = {
      'signing.not-your-turn': { ...act, signer: tom },
      'signing.not-a-signer': { ...act, signer: id<'signer'>('someone') },
      'signing.not-read': { ...act, pagesViewed: [1] },
      'signing.witness-statement-unasked': { ...act, witness: statement },
      'identity.wrong-passphrase': { ...act, identity: { ...act.identity, passphrase: 'guess' } },
      'identity.missing': { ...act, identity: { ...act.identity, id: id<'identity'>('gone') } },
      'mark.empty': { ...act, mark: { kind: 'drawn' as const, strokes: [], width: 300, height: 100 } },
      'mark.not-an-image': { ...act, mark: { kind: 'image' as const, png: 'AAAA' } },
      'ceremony.missing': { ...act, ceremony: id<'ceremony'>('gone') },
    }
    for (const [code, wrong] of Object.entries(refusals)) expect(await app.code('signing.sign', wrong), code).toBe(code)
    expect((await app.call('signing.sign', { ...act, consent: false as never })).ok).toBe(false)
    expect((await app.ask('signing.get', { ceremony: ceremony.id })).ceremony).toEqual(ceremony)
    await app.ask('signing.sign', act)
    expect(await app.code('signing.sign', act)).toBe('signing.already-signed')
    const witness = ceremony.signers[1]
    if (witness === undefined) throw new Error('no witness')
    expect(await app.code('signing.sign', signingAct(ceremony, witness, act.identity.id))).toBe('signing.same-key')
    expect(await app.code('signing.sign', { ...signingAct(ceremony, witness, await makeKey(app, 'Wanda Weir')), witness: null })).toBe('signing.witness-statement-missing')
    expect(app.reported).toEqual([])
  })

  it('refuses a key whose certificate is not valid on the day', async () => {
    await using app = await house()
    const { ceremony } = await inSigning(app)
    const act = await firstAct(app, ceremony)
    app.clock.now = '2036-03-03T09:00:00.000Z'
    expect(await app.code('signing.sign', act)).toBe('identity.expired')
    app.clock.now = '2026-03-01T09:00:00.000Z'
    expect(await app.code('signing.sign', act)).toBe('identity.not-yet-valid')
  })

  it('adds one signature for two clicks', async () => {
    await using app = await house()
    const { contract, ceremony } = await inSigning(app)
    const act = await firstAct(app, ceremony)
    const replies = await Promise.all([app.call('signing.sign', act), app.call('signing.sign', act)])
    expect(replies.map((reply) => (reply.ok ? 'done' : reply.code)).toSorted()).toEqual(['done', 'signing.moved-on'])
    const after = (await app.ask('signing.get', { ceremony: ceremony.id })).ceremony
    expect(after.signers.filter((signer) => signer.signature !== null)).toHaveLength(1)
    expect(pdfsig(app.bytes(after.pdf))).toEqual([{ name: 'Signature1', valid: true, total: true }])
    expect((await events(app, contract)).filter((event) => event === 'document signed')).toHaveLength(1)
  })

  it('adds nothing to a signing that was withdrawn while the key was being opened', async () => {
    await using app = await house()
    const { contract, ceremony } = await inSigning(app)
    const act = await firstAct(app, ceremony)
    const underWay = app.code('signing.sign', act)
    expect((await app.ask('signing.cancel', { ceremony: ceremony.id, reason: 'wrong tenant' })).state).toBe('voided')
    expect(await underWay).toBe('signing.ended')
    expect((await app.ask('signing.get', { ceremony: ceremony.id })).ceremony).toMatchObject({ state: 'voided', endedBecause: 'wrong tenant', pdf: ceremony.executionCopy })
    expect((await app.ask('contracts.get', { contract })).shown).toBe('approved')
  })
})

describe('preparing a signing', { timeout: 120_000 }, () => {
  it('is refused before the gate is open, and says what is missing first', async () => {
    await using app = await house()
    const { contract } = await shortContract(app)
    expect((await app.ask('signing.gate', { contract: contract.id })).map((problem) => problem.code)).toEqual(['gate.not-approved', 'gate.approval-incomplete'])
    const signers = people.map((person, at) => ({ ...person, block: at === 2 ? 'block-2' : 'block-1' }))
    expect(await app.call('signing.prepare', { contract: contract.id, signers })).toEqual({ ok: false, code: 'lifecycle.gate-closed', message: 'The contract is not approved yet. Submit it for approval first.' })
  })

  it('makes one execution copy for two clicks', async () => {
    await using app = await house()
    const { contract } = await shortContract(app)
    await approve(app, contract.id)
    const signers = people.map((person, at) => ({ ...person, block: at === 2 ? 'block-2' : 'block-1' }))
    const codes = await Promise.all([1, 2].map(() => app.code('signing.prepare', { contract: contract.id, signers })))
    expect(codes.toSorted()).toEqual(['done', 'lifecycle.gate-closed'])
    expect((await app.ask('contracts.get', { contract: contract.id })).ceremonies).toHaveLength(1)
    expect(app.reported).toEqual([])
  })

  it('leaves the contract approved when the printer fails', async () => {
    await using app = await house()
    const { contract } = await shortContract(app)
    await approve(app, contract.id)
    printerWorks = false
    const signers = people.map((person, at) => ({ ...person, block: at === 2 ? 'block-2' : 'block-1' }))
    expect(await app.code('signing.prepare', { contract: contract.id, signers })).toBe('internal')
    expect(await app.ask('contracts.get', { contract: contract.id })).toMatchObject({ shown: 'approved', ceremonies: [] })
    printerWorks = true
    await prepare(app, contract.id)
  })

  it('is refused when the approved text was altered from outside', async () => {
    await using app = await house()
    const { contract } = await shortContract(app)
    await approve(app, contract.id)
    app.services().db.exec("DROP TRIGGER documents_are_immutable; UPDATE documents SET json = replace(json, 'first day', 'last day')")
    expect(await app.code('signing.gate', { contract: contract.id })).toBe('document.altered')
    const signers = people.map((person, at) => ({ ...person, block: at === 2 ? 'block-2' : 'block-1' }))
    expect(await app.code('signing.prepare', { contract: contract.id, signers })).toBe('document.altered')
  })

  it('is for those who may write', async () => {
    await using app = await house()
    const { contract } = await shortContract(app)
    await approve(app, contract.id)
    const added = await app.ask('people.add', { name: 'Vic', title: '', email: '', role: 'viewer' })
    const vic = added.state === 'open' ? added.people.find((person) => person.name === 'Vic') : undefined
    await app.ask('people.switch', { person: vic?.id ?? id('') })
    const signers = people.map((person, at) => ({ ...person, block: at === 2 ? 'block-2' : 'block-1' }))
    expect(await app.code('signing.prepare', { contract: contract.id, signers })).toBe('lifecycle.may-not-edit')
    expect((await app.ask('contracts.get', { contract: contract.id })).ceremonies).toEqual([])
  })
})

describe('ending a signing', { timeout: 120_000 }, () => {
  it('by declining leads back to negotiation, voids signatures, ends what was submitted, and keeps them', async () => {
    await using app = await house()
    const { contract, ceremony } = await inSigning(app)
    const signed = await signNext(app, ceremony.id)
    const tom = ceremony.signers[2]
    if (tom === undefined) throw new Error('no Tom')
    expect(await app.code('signing.decline', { ceremony: ceremony.id, signer: id('someone'), reason: 'no' })).toBe('signing.not-a-signer')
    const declined = await app.ask('signing.decline', { ceremony: ceremony.id, signer: tom.id, reason: 'the rent' })
    expect(declined).toEqual({ ...signed, state: 'declined', endedAt: app.clock.now, endedBecause: 'Tom Bright declined: the rent' })
    const view = await app.ask('contracts.get', { contract })
    expect(view).toMatchObject({ shown: 'negotiation', editable: true, contract: { submission: null, approvedVersion: null } })
    expect(view.rounds.map(({ state, decisions }) => [state, decisions.map(({ voided }) => voided)])).toEqual([['edited', [null]]])
    expect(view.route).toBeNull()
    expect((await events(app, contract)).slice(-4)).toEqual(['signing declined', 'signing → negotiation', 'signing voided', 'tracking changed'])
    for (const again of [app.code('signing.decline', { ceremony: ceremony.id, signer: tom.id, reason: 'no' }), app.code('signing.cancel', { ceremony: ceremony.id, reason: 'no' })]) expect(await again).toBe('signing.ended')
    expect(await app.code('signing.sign', await firstAct(app, ceremony))).toBe('signing.ended')
    expect(app.bytes(signed.pdf).length).toBeGreaterThan(0)
  })

  it('by withdrawing leads back to approved, whose approval still stands, and it can be prepared again', async () => {
    await using app = await house()
    const { contract, ceremony } = await inSigning(app)
    await signNext(app, ceremony.id)
    await app.ask('signing.cancel', { ceremony: ceremony.id, reason: 'wrong witness' })
    const view = await app.ask('contracts.get', { contract })
    expect(view.shown).toBe('approved')
    expect(view.rounds.map(({ state, decisions }) => [state, decisions.map(({ voided }) => voided)])).toEqual([['approved', [null]]])
    const second = await prepare(app, contract)
    expect(second.signers.every((signer) => signer.signature === null)).toBe(true)
    expect((await app.ask('contracts.get', { contract })).ceremonies.map((each) => each.state)).toEqual(['voided', 'open'])
  })

  it('by editing again voids signatures, ends what was submitted, and the text may be written', async () => {
    await using app = await house()
    const { contract, ceremony } = await inSigning(app)
    await signNext(app, ceremony.id)
    const view = await app.ask('contracts.command', { contract, command: 'edit again', reason: 'the yard is larger' })
    expect(view).toMatchObject({ shown: 'review', editable: true })
    expect(view.ceremonies).toMatchObject([{ state: 'voided', endedBecause: 'the yard is larger' }])
    expect(view.ceremonies[0]?.signers[0]?.signature).not.toBeNull()
    await typeText(app, contract, 'And the yard.')
    expect((await app.ask('signing.gate', { contract })).map((problem) => problem.code)).toEqual(['gate.not-approved', 'gate.approval-incomplete'])
    expect((await approve(app, contract)).shown).toBe('approved')
    await prepare(app, contract)
  })

  it('needs no more than the signatures themselves, even where ids do not sort by time', async () => {
    let count = 10_000_000
    const falling = <Kind extends string>(): Id<Kind> => id<Kind>(`id-${(count -= 1)}`)
    await using app = await house(falling)
    const { contract, ceremony } = await inSigning(app)
    await app.ask('signing.cancel', { ceremony: ceremony.id, reason: 'wrong witness' })
    const second = await prepare(app, contract)
    for (const _ of people) await signNext(app, second.id)
    expect((await app.ask('contracts.get', { contract })).shown).toBe('active')
  })
})

describe('the certificate of completion', { timeout: 120_000 }, () => {
  it('is made when the last has signed, as a file of its own', async () => {
    await using app = await house()
    const { ceremony } = await inSigning(app)
    await signNext(app, ceremony.id)
    await signNext(app, ceremony.id)
    const done = await signNext(app, ceremony.id)
    if (done.certificate === null) throw new Error('no certificate')
    qpdfCheck(app.bytes(done.certificate))
    const blob = app.put(app.bytes(done.certificate), 'application/pdf', 'certificate.pdf')
    expect((await app.ask('verify.file', { blob, fileName: 'certificate.pdf' })).known).toContain('certificate of completion')
  })

  it('is made later, once, if the application died between the signature and it', async () => {
    await using app = await house()
    const { contract, ceremony } = await inSigning(app)
    await signNext(app, ceremony.id)
    await signNext(app, ceremony.id)
    printerWorks = false
    const done = await signNext(app, ceremony.id)
    expect(done).toMatchObject({ state: 'completed', certificate: null })
    expect(app.reported).toHaveLength(1)
    await app.ask('session.close', {})
    await app.ask('session.open', { path: app.path })
    expect((await app.ask('contracts.get', { contract })).shown).toBe('active')
    expect((await app.ask('signing.get', { ceremony: ceremony.id })).ceremony).toEqual(done)
    printerWorks = true
    const [one, two] = await Promise.all([app.ask('signing.get', { ceremony: ceremony.id }), app.ask('signing.get', { ceremony: ceremony.id })])
    expect(one.ceremony.certificate).not.toBeNull()
    expect(two.ceremony.certificate).toBe(one.ceremony.certificate)
    expect((await events(app, contract)).filter((event) => event === 'signing completed')).toHaveLength(1)
    expect(one.ceremony.pdf).toBe(done.pdf)
  })
})

describe('verifying', { timeout: 120_000 }, () => {
  it('tells our own file from an earlier state of it, from an altered one and from a stranger', async () => {
    await using app = await house()
    const { ceremony } = await inSigning(app)
    const after = await signNext(app, ceremony.id)
    const last = await signNext(app, ceremony.id)
    const ask = async (bytes: Uint8Array) => {
      const { report, known } = await app.ask('verify.file', { blob: app.put(bytes, 'application/pdf', 'x.pdf'), fileName: 'x.pdf' })
      return [report.verdict, known]
    }
    expect(await ask(app.bytes(last.pdf))).toEqual(['intact', 'This is “Lease of the yard”, as this workspace keeps it; the signing is open.'])
    expect(await ask(app.bytes(after.pdf))).toEqual(['intact', 'This is “Lease of the yard” after 1 of 3 signatures. This workspace keeps a later state of it.'])
    expect(await ask(app.bytes(ceremony.executionCopy))).toEqual(['unsigned', expect.stringContaining('before its first signature')])
    const altered = Buffer.from(app.bytes(last.pdf))
    const at = Math.floor(altered.length / 3)
    altered[at] = (altered[at] ?? 0) ^ 1
    expect((await ask(altered))[0]).toMatch(/^(modified|invalid)$/)
    expect(await ask(Buffer.concat([app.bytes(last.pdf), Buffer.from('\n%')]))).toEqual([expect.stringMatching(/^(modified|invalid)$/), expect.stringContaining('something was added to it')])
    expect(await ask(Buffer.from('Dear Sir'))).toEqual(['indeterminate', null])
    expect(await app.code('verify.file', { blob: id('f'.repeat(64)), fileName: 'gone.pdf' })).toBe('blob.missing')
  })
})

describe('a key', { timeout: 120_000 }, () => {
  it('is kept under its passphrase alone, shown without it, and told to the log', async () => {
    await using app = await house()
    expect(await app.code('identities.make', { name: 'Ada', email: '', passphrase: 'short', mine: true })).toBe('identity.weak-passphrase')
    const made = await app.ask('identities.make', { name: 'Ada Marlow', email: 'ada@example.org', passphrase, mine: true })
    expect(made).toMatchObject({ person: app.ada, name: 'Ada Marlow', notBefore: '2026-03-02T09:00:00.000Z', notAfter: '2036-03-02T09:00:00.000Z' })
    expect(await app.ask('identities.list', {})).toEqual([made])
    expect(JSON.stringify(await app.ask('identities.list', {}))).not.toMatch(/encryptedKey|PRIVATE/)
    const [newest] = await app.ask('audit.list', { contract: null, limit: 1 })
    expect(newest?.entry.event).toEqual({ kind: 'identity made', contract: null, identity: made.id, name: 'Ada Marlow', fingerprint: made.fingerprint })
    expect(app.services().db.serialize().includes(passphrase)).toBe(false)
  })
})
