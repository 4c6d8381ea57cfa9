import { X509Certificate } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Transform } from 'prosemirror-transform'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { auditEventKinds } from '#shared/audit/event.ts'
import { transitions } from '#shared/contracts/lifecycle.ts'
import { schema } from '#shared/document/schema.ts'
import { api, channels, type Output } from '#shared/ipc/api.ts'
import type { CeremonyId, ContractId, VersionId } from '#shared/lib/ids.ts'
import { pdfsig, qpdfCheck } from '#test/electron/signing/pdf-tools.ts'
import { negotiate } from '#test/helpers/negotiation-path.ts'
import { keepObligations } from '#test/helpers/obligations-path.ts'
import { signedBy, stampedElsewhere, stranger } from '#test/electron/signing-room/elsewhere.ts'
import { ada, cora, named, opensslP12, tom, wanda } from '#test/electron/signing-room/room.ts'
import { approveInStages } from '#test/helpers/approval-path.ts'
import { approveInFiles } from '#test/helpers/approval-files-path.ts'
import { approve, filled, leaseValues, makeKey, passphrase, prepare, shortContract, signNext, statement } from '#test/helpers/signing-path.ts'
import { testApplication, type TestApplication } from '#test/helpers/test-application.ts'
import { openDraft, stepsOf, typeText } from '#test/helpers/typing.ts'

type OpenSession = Extract<Output<'session.get'>, { state: 'open' }>

function opened(session: Output<'session.get'>): OpenSession {
  if (session.state !== 'open') throw new Error('no workspace is open')
  return session
}

/**
 * One firm's story, from its first run to a signed and verified lease, told through the calls alone; the last test fails if a call, an
 * audit event or a move of the lifecycle never happened in it.
 */
describe('the whole path through the calls', { timeout: 180_000 }, () => {
  let app: TestApplication & { ada: OpenSession['me']['id']; ben: OpenSession['me']['id'] }
  let lease: ContractId
  let first: VersionId
  let signing: CeremonyId
  const day = 86_400_000

  beforeAll(() => {
    const bare = testApplication()
    app = { ...bare, ada: '' as OpenSession['me']['id'], ben: '' as OpenSession['me']['id'] }
  })
  afterAll(() => app[Symbol.asyncDispose]())

  let broken = false
  beforeEach((context) => {
    if (broken) context.skip('an earlier part of the story failed')
  })
  afterEach((context) => {
    broken ||= context.task.result?.state === 'fail'
  })

  it('begins with nothing', async () => {
    expect(await app.ask('session.get', {})).toMatchObject({ state: 'none', recent: [] })
    expect(await app.code('home.get', {})).toBe('session.none')
  })

  it('makes a workspace, and a house of people', async () => {
    const made = opened(await app.ask('session.create', { path: app.path, name: 'Marlow Ltd', owner: { name: 'Ada Marlow', title: 'Director', email: '' } }))
    app.ada = made.me.id
    const both = opened(await app.ask('people.add', { name: 'Ben Marlow', title: '', email: '', role: 'editor' }))
    const ben = both.people.find((person) => person.name === 'Ben Marlow')
    if (ben === undefined) throw new Error('Ben was not added')
    app.ben = ben.id
    expect(opened(await app.ask('people.change', { ...ben, role: 'owner' })).people).toContainEqual({ ...ben, role: 'owner' })
    const settings = { ...made.settings, house: { ...made.settings.house, address: '1 High Street, Marlow' }, locale: 'en-IE' }
    expect(opened(await app.ask('settings.change', settings)).settings).toEqual(settings)
  })

  it('gives a profile a passphrase, and takes it off', async () => {
    expect(opened(await app.ask('people.setPassphrase', { present: null, passphrase: 'four green bottles' })).protected).toEqual([app.ada])
    expect(await app.code('people.removePassphrase', { person: app.ada, present: 'four blue bottles' })).toBe('people.wrong-passphrase')
    expect(opened(await app.ask('people.removePassphrase', { person: app.ada, present: 'four green bottles' })).protected).toEqual([])
  })

  it('starts contracts from a template, a file and nothing', async () => {
    const template = (await app.ask('templates.list', {})).find((each) => each.id === 'commercial-lease')
    if (template === undefined) throw new Error('the lease is gone')
    const view = await app.ask('contracts.createFromTemplate', { template: template.id, title: 'Lease of Unit 4', fields: filled(template.fields, leaseValues) })
    lease = view.contract.id
    expect(view).toMatchObject({ shown: 'draft', editable: true, contract: { type: 'lease', counterparty: { name: 'Bright Bakery Ltd' }, template: { id: 'commercial-lease' } } })
    const letter = app.put(new TextEncoder().encode('# Heads of terms\n\n1. The rent is £24,000.\n2. The term is five years.\n'), 'text/markdown', 'heads.md')
    const imported = await app.ask('contracts.import', { blob: letter, fileName: 'heads.md' })
    expect(imported.view.contract.title).toBe('Heads of terms')
    expect(imported.report.lost).toEqual([])
    expect((await app.ask('contracts.createBlank', { title: 'Notes', type: 'other' })).shown).toBe('draft')
  })

  it('writes, passes the turn, names versions and goes back to one', async () => {
    const { doc, sequence } = await openDraft(app, lease)
    const end = doc.content.size
    const steps = stepsOf(new Transform(doc).insert(end, schema.nodes.paragraph.create({ id: 'extra' }, schema.text('Bright bakeries bake brightly.'))))
    expect(await app.ask('draft.append', { contract: lease, after: sequence, steps })).toEqual({ sequence: sequence + 1 })
    first = (await app.ask('versions.name', { contract: lease, name: 'First draft', kind: 'sent', note: '' })).id
    await typeText(app, lease, 'A clause to be regretted.')
    app.clock.advance(3 * day)
    expect((await app.ask('contracts.passTurn', { contract: lease, to: 'theirs' })).contract.turn).toBe('theirs')
    app.clock.advance(2 * day)
    await app.ask('contracts.passTurn', { contract: lease, to: 'ours' })
    expect((await app.ask('versions.restore', { version: first })).versions.map((version) => version.number)).toEqual([1, 2, 3])
    expect((await app.ask('versions.open', { version: first })).version.name).toBe('First draft')
  })

  it('changes the details, and is found by its text', async () => {
    const { title, type, counterparty, value } = (await app.ask('contracts.get', { contract: lease })).contract
    await app.ask('contracts.changeDetails', { contract: lease, details: { title, type, counterparty, value, effective: '2026-04-01', end: '2031-03-31' } })
    const hits = await app.ask('search.find', { query: 'bakeries "bake brightly"', limit: 10 })
    expect(hits).toMatchObject([{ contract: lease, title: 'Lease of Unit 4', state: 'draft' }])
    const rows = await app.ask('contracts.list', { search: '', states: ['draft'], sort: 'nextDate', direction: 'ascending' })
    expect(rows.map((row) => row.title)).toEqual(['Lease of Unit 4', 'Heads of terms', 'Notes'])
    expect((await app.ask('home.get', {})).yourTurn.map((line) => line.title)).toContain('Lease of Unit 4')
  })

  it('shows and gives out its pages', async () => {
    const preview = await app.ask('draft.preview', { contract: lease, version: null })
    expect(preview.pages).toBeGreaterThanOrEqual(4)
    qpdfCheck(app.bytes(preview.blob))
    for (const format of ['pdf', 'html', 'md', 'txt', 'json'] as const) {
      const { blob, fileName } = await app.ask('contracts.export', { contract: lease, version: null, format })
      expect(fileName).toBe(`Lease of Unit 4.${format}`)
      expect(app.bytes(blob).byteLength).toBeGreaterThan(1000)
    }
  })

  it('is submitted, recalled, rejected and approved by another owner', async () => {
    await app.ask('approvals.submit', { contract: lease, note: 'please read' })
    expect((await app.ask('approvals.recall', { contract: lease, reason: 'a slip' })).shown).toBe('draft')
    const { contract: again } = await app.ask('approvals.submit', { contract: lease, note: '' })
    if (again.submission === null) throw new Error('nothing was submitted')
    const { version, versionHash } = again.submission
    await app.ask('people.switch', { person: app.ben })
    expect((await app.ask('home.get', {})).toApprove.map((line) => line.contract)).toEqual([lease])
    expect((await app.ask('approvals.decide', { contract: lease, seat: app.ben, version, versionHash, decision: 'rejected', reason: 'the rent' })).shown).toBe('draft')
    expect((await approve(app, lease)).shown).toBe('approved')
  })

  it('is edited again and approved anew, for what was approved before is another text', async () => {
    const view = await app.ask('contracts.command', { contract: lease, command: 'edit again', reason: 'one more thing' })
    expect(view).toMatchObject({ shown: 'review', editable: true })
    await typeText(app, lease, 'And one more thing.')
    const again = await approve(app, lease)
    expect(again).toMatchObject({ shown: 'approved' })
    expect(again.rounds.map(({ state }) => state)).toEqual(['recalled', 'rejected', 'edited', 'approved'])
    expect(again.rounds[2]?.decisions.map(({ voided }) => voided?.because)).toEqual(['the text changed after it was given'])
  })

  it('is prepared for signing, withdrawn, declined, and signed by three', async () => {
    expect(await app.ask('signing.gate', { contract: lease })).toEqual([])
    const blocks = (await openDraft(app, lease)).doc.content.content.filter((node) => node.type.name === 'signatureBlock').map((node) => String(node.attrs['id']))
    const [landlord = '', tenant = ''] = blocks
    const places = [landlord, tenant] as const
    const withdrawn = await prepare(app, lease, places)
    expect((await app.ask('signing.cancel', { ceremony: withdrawn.id, reason: 'wrong witness' })).state).toBe('voided')
    const declined = await prepare(app, lease, places)
    const [someone] = declined.signers
    if (someone === undefined) throw new Error('nobody signs')
    expect((await app.ask('signing.decline', { ceremony: declined.id, signer: someone.id, reason: 'the rent' })).state).toBe('declined')
    expect((await app.ask('contracts.get', { contract: lease })).shown).toBe('negotiation')
    await approve(app, lease)
    signing = (await prepare(app, lease, places)).id
    expect((await app.ask('home.get', {})).toSign.map((line) => line.what)).toEqual(['Ada Marlow signs next'])
    for (const state of ['open', 'open', 'completed']) expect((await signNext(app, signing)).state).toBe(state)
    expect((await app.ask('identities.list', {})).map((identity) => identity.name)).toEqual(['Ada Marlow', 'Wanda Weir', 'Tom Bright'])
  })

  it('is executed until the day, then active; signed, kept and verified', async () => {
    const { shown, versions, contract } = await app.ask('contracts.get', { contract: lease })
    expect(shown).toBe('executed')
    expect(versions.at(-1)).toMatchObject({ kind: 'signed', hash: contract.submission?.versionHash })
    const { ceremony } = await app.ask('signing.get', { ceremony: signing })
    const signed = app.bytes(ceremony.pdf)
    qpdfCheck(signed)
    expect(pdfsig(signed).map(({ valid, total }) => [valid, total])).toEqual([[true, false], [true, false], [true, true]])
    const blob = app.put(signed, 'application/pdf', 'lease.pdf')
    const answer = await app.ask('verify.file', { blob, fileName: 'lease.pdf' })
    expect(answer).toMatchObject({ report: { verdict: 'intact' }, sentence: 'Signed by three people; nothing changed since.', known: expect.stringContaining('complete') })
    expect(answer.report.signatures.map(({ trust }) => trust)).toEqual(['pinned', 'pinned', 'pinned'])
    app.clock.now = '2026-04-01T08:00:00.000Z'
    expect((await app.ask('contracts.get', { contract: lease })).shown).toBe('active')
  })

  it('goes on by its terms: decided about, with its price looked at and a notice drafted', async () => {
    expect((await app.ask('terms.places', {})).map(({ code }) => code)).toEqual(expect.arrayContaining(['GB-ENG', 'JP', 'US-CA']))
    const notice = { period: { count: 3, unit: 'months' as const }, clear: false, delivery: { count: 2, unit: 'days' as const }, theirsRollsForward: false }
    const terms = { kind: 'automatic' as const, renewal: { count: 1, unit: 'years' as const }, most: null, notice, endsOn: 'any day' as const, place: 'GB-ENG' }
    await app.ask('terms.save', { contract: lease, terms, uplift: { kind: 'cap', cap: '4', fromTerm: 2 } })
    expect((await app.ask('terms.get', { contract: lease })).standing).toMatchObject({ standing: 'notice due', end: '2031-03-31' })
    expect((await app.ask('renewals.queue', { withinDays: 3000 })).map((row) => row.title)).toEqual(['Lease of Unit 4'])
    expect((await app.ask('renewals.letter', { contract: lease, method: 'by hand', on: '2026-04-01', format: 'docx', text: null })).inTime).toBe(true)
    const price = { amount: '24000', currency: 'GBP' }
    const decided = await app.ask('renewals.decide', { contract: lease, kind: 'renew', noticeGiven: null, reason: 'good tenants', price })
    expect(decided.terms.decisions.map(({ kind, term }) => [kind, term])).toEqual([['renew', 1]])
    expect((await app.ask('renewals.checkUplift', { contract: lease, asked: { ...price, amount: '24960' }, index: null })).within).toBe(true)
  })

  it('asks for something: obligations are suggested, entered, shown to be done, accepted, broken and cured', async () => {
    await keepObligations(app, lease)
    const { obligations, breaches } = await app.ask('obligations.ofContract', { contract: lease })
    expect([obligations.length, breaches.map(({ breach: { state } }) => state)]).toEqual([4, ['cured', 'withdrawn']])
  })

  it('ends: one is terminated, one superseded, others cancelled from every state there is', async () => {
    await app.ask('contracts.command', { contract: lease, command: 'terminate', reason: 'both agreed' })
    const second = (await shortContract(app)).contract.id
    await approve(app, second)
    const { id } = await prepare(app, second)
    for (const _ of [1, 2, 3]) await signNext(app, id)
    expect((await app.ask('contracts.command', { contract: second, command: 'supersede', reason: 'a newer lease' })).shown).toBe('superseded')
    const path = [[], ['send to review'], ['send to review', 'open negotiation'], ['send to review', 'back to draft', 'send to review', 'open negotiation', 'back to review']]
    for (const commands of path) {
      const { contract } = await app.ask('contracts.createBlank', { title: 'Abandoned', type: 'other' })
      for (const command of [...commands, 'cancel']) await app.ask('contracts.command', { contract: contract.id, command, reason: 'no need' })
    }
    const pending = (await shortContract(app)).contract.id
    await app.ask('approvals.submit', { contract: pending, note: '' })
    await app.ask('contracts.command', { contract: pending, command: 'cancel', reason: 'no need' })
    const approved = (await shortContract(app)).contract.id
    await approve(app, approved)
    await app.ask('contracts.command', { contract: approved, command: 'cancel', reason: 'no need' })
    const inSigning = (await shortContract(app)).contract.id
    await approve(app, inSigning)
    await prepare(app, inSigning)
    await app.ask('contracts.command', { contract: inSigning, command: 'edit again', reason: 'the yard' })
    await approve(app, inSigning)
    await prepare(app, inSigning)
    expect((await app.ask('contracts.command', { contract: inSigning, command: 'cancel', reason: 'no need' })).shown).toBe('cancelled')
  })

  it('is approved in stages, by a delegate and a substitute, looked at again when its value changes, and taken up again', async () => {
    const contract = await approveInStages(app)
    const entries = (await app.ask('audit.list', { contract, limit: 1000 })).toReversed()
    const log = entries.map(({ entry: { event } }) => (event.kind === 'state changed' ? `${event.from} → ${event.to}` : event.kind))
    expect(log.slice(log.indexOf('approver added'))).toEqual([
      'approver added', 'approval delegated', 'approval given', 'approval given', 'approval pending → approved',
      'details changed', 'approvals voided', 'approval route changed', 'approved → approval pending', 'approval given', 'approval given', 'approval pending → approved',
      'approved → review', 'review → negotiation', 'negotiation → approval pending', 'approvals voided', 'approvals carried over', 'approval pending → approved',
    ])
    expect(entries.map(({ sentence }) => sentence)).toContainEqual(expect.stringMatching(/^Approved the submitted version in the stage “Money” as the substitute of Dora Reed \(/))
  })

  it('is negotiated: discussed, sent, received, compared, adopted', async () => {
    const contract = await negotiate(app)
    expect((await app.ask('comments.list', { contract })).map(({ state, internal }) => [state, internal])).toEqual([['open', false]])
    expect((await app.ask('issues.list', { contract })).map(({ title, status }) => [title, status])).toEqual([['Rent', 'agreed']])
    expect((await app.ask('negotiation.exchanges', { contract })).map(({ exchange, adopted }) => [exchange.direction, adopted !== null])).toEqual([['sent', false], ['received', true]])
    expect((await app.ask('negotiation.turns', { contract })).turns.map(({ holder }) => holder)).toEqual(['ours', 'theirs', 'ours'])
    expect(await app.ask('contracts.get', { contract })).toMatchObject({ shown: 'negotiation', contract: { tracking: 'on', turn: 'ours' } })
  })

  it('keeps keys from files, and certificates to trust', async () => {
    const bright = await makeKey(app, 'Bright Key')
    const { blob, fileName } = await app.ask('identities.backUp', { identity: bright, passphrase, backupPassphrase: 'another passphrase' })
    expect(fileName).toBe('Bright Key.p12')
    expect(await app.ask('identities.read', { blob, passphrase: 'another passphrase' })).toMatchObject([{ name: 'Bright Key', known: true }])
    const { blob: certificate } = await app.ask('identities.certificate', { identity: bright })
    expect(new X509Certificate(app.bytes(certificate)).subject).toContain('CN=')
    await app.ask('identities.changePassphrase', { identity: bright, passphrase, newPassphrase: 'a third passphrase' })
    const file = app.put(opensslP12('Foreign Key', 'their passphrase'), 'application/x-pkcs12', 'foreign.p12')
    const [found] = await app.ask('identities.read', { blob: file, passphrase: 'their passphrase' })
    const taken = await app.ask('identities.import', { blob: file, passphrase: 'their passphrase', which: found?.which ?? '', newPassphrase: passphrase, mine: false })
    expect(taken).toMatchObject({ name: 'Foreign Key', imported: true, kind: 'signer' })
    const [trusted] = await app.ask('trust.add', { blob: app.put(stranger('Bright Root').certificate, 'application/pkix-cert', 'root.cer') })
    expect(await app.ask('trust.list', {})).toEqual([trusted])
    expect(await app.ask('trust.remove', { fingerprint: trusted?.fingerprint ?? '' })).toEqual([])
  })

  it('is signed in every way there is, stamped and handed over', async () => {
    const contract = (await shortContract(app)).contract.id
    await approve(app, contract)
    const seal = { identity: (await app.ask('identities.make', { name: 'Ada Marlow', email: '', passphrase, mine: true })).id, passphrase }
    const signers = [{ ...ada, turn: 1 }, wanda, { ...tom, turn: 1 }, cora]
    expect((await app.ask('signing.layout', { contract, signers })).lines).toHaveLength(3)
    const lapsed = await app.ask('signing.prepare', { contract, signers, expiresAt: new Date(Date.parse(app.clock.now) + day).toISOString() })
    app.clock.advance(day)
    const ceremony = await app.ask('signing.prepare', { contract, signers, seal })
    expect((await app.ask('signing.get', { ceremony: lapsed.id })).ceremony.state).toBe('expired')
    const who = (name: string) => ({ ceremony: ceremony.id, signer: named(ceremony, name).id })
    await app.ask('signing.changeWay', { ...who('Tom Bright'), way: 'exchange' })
    const out = await app.ask('signing.giveOut', { ceremony: ceremony.id })
    const back = await signedBy(stranger('Thomas B.'), app.bytes(out.blob), 'Signature3', { signedAt: app.clock.now })
    await app.ask('signing.takeBack', { ceremony: ceremony.id, blob: app.put(back, 'application/pdf', 'back.pdf'), fileName: 'back.pdf' })
    const scan = app.put(app.bytes(ceremony.executionCopy), 'application/pdf', 'scan.pdf')
    for (const name of ['Ada Marlow', 'Wanda Weir']) {
      const witness = name === 'Wanda Weir' ? statement : null
      await app.ask('signing.takeInk', { ...who(name), blob: scan, fileName: 'scan.pdf', shows: [1, 2, 3], signedOn: app.clock.now.slice(0, 10), original: 'The safe', witness })
    }
    const sealed = await app.ask('signing.sealCertificate', { ceremony: ceremony.id, identity: { id: seal.identity, passphrase } })
    expect(sealed).toMatchObject({ state: 'completed', certificateSealedBy: 'Ada Marlow', conformedSealedBy: 'Ada Marlow' })
    const authority = (await app.ask('identities.make', { name: 'Marlow clock', email: '', passphrase, mine: false, kind: 'authority' })).id
    await app.ask('signing.stampHere', { ceremony: ceremony.id, authority: { id: authority, passphrase } })
    const { blob: request } = await app.ask('signing.requestTimeStamp', { ceremony: ceremony.id })
    const response = await stampedElsewhere(app.bytes(request), app.clock.now)
    expect((await app.ask('signing.takeTimeStamp', { ceremony: ceremony.id, blob: app.put(response, '', 'x.tsr') })).timeStamps.map(({ local }) => local)).toEqual([true, false])
    const root = app.put(stranger('Bright Root').certificate, 'application/pkix-cert', 'root.cer')
    await app.ask('signing.addLongTermData', { ceremony: ceremony.id, blobs: [root] })
    const done = await app.ask('signing.handOver', who('Cora Copy'))
    expect((await app.ask('verify.file', { blob: done.pdf, fileName: 'x.pdf' })).report.verdict).toMatch(/^(intact|extended)$/)
  })

  it('keeps a key of one’s own, and a log that holds', async () => {
    await makeKey(app, 'Ada Marlow')
    const { entries, firstAltered } = await app.ask('audit.check', {})
    expect(firstAltered).toBeNull()
    expect((await app.ask('audit.list', { contract: null, limit: 10_000 })).length).toBe(entries)
  })

  it('asks for an approval in a file, and is answered in one', async () => {
    const contract = await approveInFiles(app)
    expect((await app.ask('contracts.get', { contract })).shown).toBe('approved')
    expect(await app.ask('approvalFiles.givenOut', { contract })).toMatchObject([{ seat: app.ben, answeredAt: app.clock.now }])
    const [received] = await app.ask('approvalFiles.received', {})
    expect((await app.ask('approvalFiles.open', { request: received?.id ?? '' })).request).toMatchObject({ to: 'Ben Marlow', decision: { decision: 'approved' } })
    expect((await app.ask('approvalFiles.keys', {})).filter(({ own }) => own).map(({ name }) => name)).toEqual(expect.arrayContaining(['Ada asks', 'Ben answers']))
  })

  it('survives closing and opening, and remembers where it was', async () => {
    const before = await app.ask('contracts.get', { contract: lease })
    expect(await app.ask('session.close', {})).toMatchObject({ state: 'none', recent: [{ path: app.path, name: 'Marlow Ltd' }] })
    expect(opened(await app.ask('session.open', { path: app.path })).me.id).toBe(app.ada)
    expect(await app.ask('contracts.get', { contract: lease })).toEqual(before)
  })

  it('has used every audit event there is, each with who and in words', async () => {
    const entries = await app.ask('audit.list', { contract: null, limit: 10_000 })
    const kinds = new Set(entries.map(({ entry }) => entry.event.kind))
    expect(auditEventKinds.filter((kind) => !kinds.has(kind))).toEqual([])
    expect(entries.every(({ who, sentence }) => ['Ada Marlow', 'Ben Marlow', 'Chen Reed', 'Dora Reed', 'Finn Reed'].includes(who) && sentence !== '')).toBe(true)
  })

  it('has made every move of the lifecycle but those from a request, which nothing makes yet', async () => {
    const entries = await app.ask('audit.list', { contract: null, limit: 10_000 })
    const made = new Set(entries.flatMap(({ entry: { event } }) => (event.kind === 'state changed' ? [`${event.from}/${event.command}/${event.to}`] : [])))
    const never = transitions.filter(({ from, command, to }) => !made.has(`${from}/${command}/${to}`)).map(({ from, command }) => `${from}/${command}`)
    expect(never).toEqual(['request/start drafting', 'request/cancel'])
  })

  it('opens the sample beside it', async () => {
    const sample = join(app.folder, 'sample.countersign')
    const session = opened(await app.ask('session.createSample', { path: sample }))
    expect(session.path).toBe(sample)
    expect((await app.ask('contracts.list', { search: '', states: [], sort: 'title', direction: 'ascending' })).length).toBeGreaterThanOrEqual(6)
    expect(existsSync(app.path)).toBe(true)
  })

  it('has left no call out, and met no defect', () => {
    expect(channels.filter((channel) => !app.channels.has(channel))).toEqual([])
    expect(Object.keys(api).toSorted()).toEqual(channels.toSorted())
    expect(app.reported).toEqual([])
  })
})
