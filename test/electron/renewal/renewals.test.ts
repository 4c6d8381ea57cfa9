import { describe, expect, it } from 'vitest'
import { saveContract } from '#electron/store/repositories/contracts.ts'
import type { Contract } from '#shared/contracts/contract.ts'
import type { Terms } from '#shared/contracts/terms.ts'
import { importDocx } from '#shared/word/import/import-docx.ts'
import { openedApplication, type TestApplication } from '#test/helpers/test-application.ts'
import { typeText } from '#test/helpers/typing.ts'
import { value } from '#test/helpers/records.ts'

const terms: Terms = {
  kind: 'automatic', renewal: { count: 12, unit: 'months' }, most: null, endsOn: 'any day', place: 'GB-ENG',
  notice: { period: { count: 3, unit: 'months' }, clear: false, delivery: { count: 2, unit: 'business days' }, theirsRollsForward: false },
}
const reason = 'Moved out'

/** A signed lease to 31 March 2027; three months and two business days before are over Christmas. */
async function signedLease(app: TestApplication, more: Partial<Contract> = {}): Promise<Contract['id']> {
  const { contract } = await app.ask('contracts.createBlank', { title: 'Lease', type: 'lease' })
  saveContract(app.services().db, {
    ...contract, state: 'executed', effective: '2026-04-01', end: '2027-03-31', value: { amount: '24000', currency: 'GBP' },
    counterparty: { ...contract.counterparty, name: 'Bright Bakery Ltd', address: '2 Mill Lane\nBath' }, ...more,
  })
  return contract.id
}

const events = async (app: TestApplication, contract: Contract['id']): Promise<string[]> =>
  (await app.ask('audit.list', { contract, limit: 50 })).map(({ sentence }) => sentence).toReversed()

describe('the terms of a contract', () => {
  it('are entered, tell where it stands and why, and are kept in the log with what was before', async () => {
    await using app = await openedApplication()
    const contract = await signedLease(app)
    expect((await app.ask('terms.get', { contract })).standing).toMatchObject({ standing: 'unknown', missing: ['whether it renews'], words: expect.stringContaining('Not known: whether it renews.') })
    const { terms: saved, view } = await app.ask('terms.save', { contract, terms, uplift: { kind: 'cap', cap: '3', fromTerm: 2 } })
    expect(view.contract.terms).toEqual(terms)
    // Three months before 31 March 2027 is Thursday 31 December; two business days before that, Tuesday 29 December, for Monday 28 is a holiday only.
    expect(saved.standing).toMatchObject({ standing: 'not started', ours: { date: '2026-12-29' }, theirs: { date: '2026-12-31' } })
    expect(saved.standing.ours?.steps.map(({ date }) => date)).toEqual(['2027-03-31', '2026-12-31', '2026-12-29'])
    await app.ask('terms.save', { contract, terms: { ...terms, most: 2 }, uplift: { kind: 'cap', cap: '3', fromTerm: 2 } })
    expect((await events(app, contract)).at(-1)).toBe('Changed the terms: renews by itself for 12 months, at most 2 times; notice: 3 months, and 2 business days for delivery (before: renews by itself for 12 months; notice: 3 months, and 2 business days for delivery)')
  })

  it('are refused for a place that is not known, and nothing is changed', async () => {
    await using app = await openedApplication()
    const contract = await signedLease(app)
    expect(await app.code('terms.save', { contract, terms: { ...terms, place: 'GB-XYZ' }, uplift: null })).toBe('place.unknown')
    expect((await app.ask('terms.get', { contract })).terms).toBeNull()
  })

  it('are read out of the text with the passages that say them, and where these stand', async () => {
    await using app = await openedApplication()
    const { contract: { id: contract } } = await app.ask('contracts.createBlank', { title: 'Supply', type: 'sale' })
    await typeText(app, contract, 'This Agreement takes effect on 1 January 2026 and its initial term ends on 31 December 2026. Thereafter this Agreement shall automatically renew for successive terms of 12 months unless either party gives not less than 90 days written notice before the end of the then-current term.')
    const { fromText } = await app.ask('terms.get', { contract })
    expect(fromText).toMatchObject({ terms: { kind: 'automatic', renewal: { count: 12, unit: 'months' }, notice: { period: { count: 90, unit: 'days' } } }, end: '2026-12-31' })
    expect(fromText?.quotes.every(({ quote, paragraph }) => quote !== '' && paragraph !== null)).toBe(true)
  })
})

describe('the renewal queue', () => {
  it('lists what comes due, the nearest first, with what was decided; nothing that has ended or is far away', async () => {
    await using app = await openedApplication()
    const lease = await signedLease(app, { terms, effective: '2025-04-01', end: '2026-03-31' })
    await signedLease(app, { title: 'Far away', terms, effective: '2026-01-01', end: '2030-12-31' })
    await signedLease(app, { title: 'Ended', terms: { ...terms, kind: 'fixed', renewal: null }, effective: '2025-01-01', end: '2025-12-31' })
    await signedLease(app, { title: 'Nobody knows', effective: '2025-06-01', end: '2026-05-31' })
    await signedLease(app, { title: 'Half entered', terms: { ...terms, kind: 'evergreen', renewal: null, notice: null }, effective: '2025-06-01', end: null })
    await app.ask('renewals.decide', { contract: lease, kind: 'renegotiate', noticeGiven: null, reason: 'Ask for less', price: null })
    expect((await app.ask('renewals.queue', { withinDays: 180 })).map(({ title, standing, next, decision }) => [title, standing.standing, next, decision?.kind ?? null])).toEqual([
      ['Lease', 'renews', { date: '2026-04-01', what: 'Renews' }, 'renegotiate'],
      ['Nobody knows', 'unknown', { date: '2026-05-31', what: 'First term ends' }, null],
      ['Half entered', 'evergreen', null, null],
    ])
  })

  it('agrees with Home and the contracts table on the last day, holidays and all', async () => {
    await using app = await openedApplication()
    const contract = await signedLease(app, { terms, effective: '2026-04-01', end: '2027-03-31' })
    app.clock.now = '2026-11-02T09:00:00.000Z'
    const next = { date: '2026-12-29', what: 'Last day to give notice' }
    expect((await app.ask('renewals.queue', { withinDays: 90 })).map((row) => row.next)).toEqual([next])
    expect((await app.ask('home.get', {})).due).toMatchObject([{ contract, due: next.date, what: next.what }])
    const rows = await app.ask('contracts.list', { search: '', states: ['active'], sort: 'nextDate', direction: 'ascending' })
    expect(rows.map(({ nextDate }) => nextDate)).toEqual([next])
  })
})

describe('a renewal', () => {
  it('that is decided shows in the history with its price, and the next price is measured against it', async () => {
    await using app = await openedApplication()
    const contract = await signedLease(app, { terms, uplift: { kind: 'cap', cap: '3', fromTerm: 2 } })
    app.clock.now = '2026-11-02T09:00:00.000Z'
    expect(await app.ask('renewals.checkUplift', { contract, asked: { amount: '24720.01', currency: 'GBP' }, index: null })).toMatchObject({ within: false, allowed: { amount: '24720.00', currency: 'GBP' } })
    await app.ask('renewals.decide', { contract, kind: 'renew', noticeGiven: null, reason: 'Good tenants', price: { amount: '24720.00', currency: 'GBP' } })
    app.clock.now = '2027-05-03T09:00:00.000Z'
    const { history, standing } = await app.ask('terms.get', { contract })
    expect(history).toEqual([{ term: 2, from: '2027-04-01', to: '2028-03-31', price: { amount: '24720.00', currency: 'GBP' }, how: 'It was decided to renew' }])
    expect(standing).toMatchObject({ term: 2, renewals: 1, end: '2028-03-31' })
    expect((await app.ask('renewals.checkUplift', { contract, asked: { amount: '25461.60', currency: 'GBP' }, index: null })).within).toBe(true)
  })

  it('is stopped by notice: a letter ready to send, then the day it went out, then the end', async () => {
    await using app = await openedApplication()
    const contract = await signedLease(app, { terms })
    app.clock.now = '2026-12-29T09:00:00.000Z'
    const letter = await app.ask('renewals.letter', { contract, method: 'registered post', on: '2026-12-29', format: 'docx', text: null })
    expect(letter).toMatchObject({ fileName: 'Notice not to renew Lease.docx', deemed: '2026-12-31', inTime: true })
    const words = value(importDocx(app.bytes(letter.blob))).doc.textContent
    for (const said of ['Bright Bakery Ltd', '2 Mill Lane', 'By registered post', ...letter.text]) expect(words).toContain(said)
    expect((await app.ask('renewals.letter', { contract, method: 'e-mail', on: '2026-12-30', format: 'docx', text: ['We end it.'] }))).toMatchObject({ inTime: false, text: ['We end it.'] })
    const { terms: after } = await app.ask('renewals.decide', { contract, kind: 'terminate', noticeGiven: '2026-12-29', reason, price: null })
    expect(after.standing).toMatchObject({ standing: 'runs out', end: '2027-03-31' })
    expect((await events(app, contract)).slice(-3)).toEqual([
      expect.stringMatching(/^Drafted a notice to go out on 29 December 2026, registered post; it is taken to arrive on 31 December 2026 \(/),
      expect.stringContaining('after our last day'),
      'Decided to end the contract (term 1, notice given on 29 December 2026); it ends on 31 March 2027: Moved out',
    ])
    app.clock.now = '2027-04-01T09:00:00.000Z'
    expect((await app.ask('contracts.get', { contract })).shown).toBe('expired')
  })

  it('given notice of too late is recorded for the term after, in plain words; nothing before it is lost', async () => {
    await using app = await openedApplication()
    const contract = await signedLease(app, { terms })
    app.clock.now = '2027-01-04T09:00:00.000Z'
    await app.ask('renewals.decide', { contract, kind: 'let lapse', noticeGiven: null, reason: 'Not needed', price: null })
    const { terms: after } = await app.ask('renewals.decide', { contract, kind: 'terminate', noticeGiven: '2026-12-30', reason, price: null })
    expect(after.decisions.map(({ kind, term }) => [kind, term])).toEqual([['let lapse', 1], ['terminate', 2]])
    expect(after.standing.words).toContain('too late for the term before: it takes effect a term later, and the contract ends on 31 March 2028.')
  })

  it('is for owners and editors to decide and to write about', async () => {
    await using app = await openedApplication()
    const contract = await signedLease(app, { terms })
    const added = await app.ask('people.add', { name: 'Vic Viewer', title: '', email: '', role: 'viewer' })
    const vic = added.state === 'open' ? added.people.find(({ name }) => name === 'Vic Viewer') : undefined
    await app.ask('people.switch', { person: vic?.id ?? app.ben })
    expect(await app.code('renewals.decide', { contract, kind: 'renew', noticeGiven: null, reason, price: null })).toBe('renewal.may-not-decide')
    expect(await app.code('terms.save', { contract, terms: null, uplift: null })).toBe('terms.may-not-edit')
    expect(await app.code('renewals.letter', { contract, method: 'by hand', on: '2026-05-01', format: 'docx', text: null })).toBe('renewal.may-not-draft')
  })
})
