import { describe, expect, it } from 'vitest'
import { examine } from '#electron/backup/doctor.ts'
import type { ContractId, Id } from '#shared/lib/ids.ts'
import type { ObligationDetails } from '#shared/obligations/obligation.ts'
import type { Input } from '#shared/ipc/api.ts'
import { openedApplication, type TestApplication } from '#test/helpers/test-application.ts'
import { details } from '#test/shared/obligations/records.ts'

type Opened = Awaited<ReturnType<typeof openedApplication>>

const day = 86_400_000
const everything: Input<'obligations.list'> = { from: null, through: null, states: [], overdueOnly: false, kinds: [], debtor: null, mine: false, search: '', offset: 0, limit: 100 }

async function started(): Promise<{ app: Opened; contract: ContractId }> {
  const app = await openedApplication()
  const { contract } = await app.ask('contracts.createBlank', { title: 'Lease of Unit 4', type: 'lease' })
  return { app, contract: contract.id }
}

const enter = (app: Opened, contract: ContractId, more: Partial<ObligationDetails> = {}) => app.ask('obligations.add', { contract, details: { ...details(more), owner: more.owner ?? app.ada } })
const kept = (app: TestApplication) => app.services().db.prepare<[], { due: string; state: string }>('SELECT due, state FROM occurrences ORDER BY due').all()

describe('the dates of an obligation', () => {
  it('open by themselves, become overdue after their grace, and are made ahead as time goes on', async () => {
    const { app, contract } = await started()
    await using _ = app
    const { obligations } = await enter(app, contract, { trigger: { on: 'date', date: '2026-03-31' }, recurrence: 'FREQ=MONTHLY', grace: 2 })
    expect(obligations[0]).toMatchObject({ waitsFor: null, recurrence: 'every month' })
    expect(kept(app).slice(0, 3).map(({ due }) => due)).toEqual(['2026-03-31', '2026-04-30', '2026-05-31'])
    const first = async (): Promise<unknown> => (await app.ask('obligations.list', everything)).rows[0]
    const seen: unknown[] = []
    for (const date of ['2026-03-23', '2026-03-24', '2026-04-02', '2026-04-03']) {
      app.clock.now = `${date}T09:00:00.000Z`
      seen.push(await first())
    }
    expect(seen).toMatchObject([{ state: 'scheduled', overdue: false }, { state: 'open', overdue: false }, { state: 'open', overdue: false }, { state: 'open', overdue: true }])
    const before = kept(app).length
    app.clock.advance(365 * day)
    await app.ask('obligations.month', { month: '2027-04', mine: false })
    expect(kept(app).length).toBeGreaterThan(before)
    expect(kept(app).at(-1)?.due.slice(0, 7)).toBe('2028-09')
  })

  it('move with the dates of the contract, but for those that somebody acted on', async () => {
    const { app, contract } = await started()
    await using _ = app
    const trigger = { on: 'offset', anchor: 'effective', direction: 'after', period: { count: 10, unit: 'days' } } as const
    const waiting = await enter(app, contract, { trigger })
    expect(waiting.obligations[0]).toMatchObject({ waitsFor: 'the day on which the contract takes effect', occurrences: [] })
    await enter(app, contract, { title: 'Insure', trigger })
    const change = async (effective: string): Promise<void> => {
      const { title, type, counterparty, value, end } = (await app.ask('contracts.get', { contract })).contract
      await app.ask('contracts.changeDetails', { contract, details: { title, type, counterparty, value, effective, end } })
    }
    await change('2026-02-01')
    expect(kept(app).map(({ due }) => due)).toEqual(['2026-02-11', '2026-02-11'])
    const [row] = (await app.ask('obligations.list', { ...everything, search: 'insure' })).rows
    if (row === undefined) throw new Error('nothing is due')
    await app.ask('occurrences.submit', { occurrence: row.id, on: '2026-02-10', note: '' })
    await change('2026-03-01')
    expect(kept(app)).toEqual([{ due: '2026-02-11', state: 'submitted' }, { due: '2026-03-11', state: 'scheduled' }])
  })

  it('are found by what they are, whose they are, and by words with signs in them', async () => {
    const { app, contract } = await started()
    await using _ = app
    await enter(app, contract, { title: 'Pay 100%_of it', kind: 'payment', debtor: 'us' })
    await enter(app, contract, { title: 'Report', kind: 'report', owner: app.ben })
    const titles = async (more: Partial<typeof everything>): Promise<string[]> => (await app.ask('obligations.list', { ...everything, ...more })).rows.map(({ title }) => title)
    expect(await titles({ search: '100%_' })).toEqual(['Pay 100%_of it'])
    expect(await titles({ search: '%' })).toEqual(['Pay 100%_of it'])
    expect(await titles({ search: '\\' })).toEqual([])
    expect((await titles({ search: 'unit 4' })).toSorted()).toEqual(['Pay 100%_of it', 'Report'])
    expect(await titles({ mine: true })).toEqual(['Pay 100%_of it'])
    expect([await titles({ kinds: ['report'] }), await titles({ debtor: 'us' }), await titles({ states: ['accepted'] })]).toEqual([['Report'], ['Pay 100%_of it'], []])
    const [busy] = await app.ask('obligations.month', { month: '2026-03', mine: false })
    expect(busy).toMatchObject({ date: '2026-03-02', total: 2, overdue: 0, first: [{}, {}] })
    expect((await app.ask('obligations.month', { month: '2026-03', mine: true }))[0]).toMatchObject({ total: 1, first: [{ title: 'Pay 100%_of it' }] })
  })

  it('are found by words whatever their case and accents, in titles, in those of contracts and in names of counterparties', async () => {
    const { app, contract } = await started()
    await using _ = app
    const { contract: lease } = await app.ask('contracts.createBlank', { title: 'Bail commercial à Besançon', type: 'lease' })
    const { type, value, effective, end, counterparty } = lease
    await app.ask('contracts.changeDetails', { contract: lease.id, details: { title: lease.title, type, value, effective, end, counterparty: { ...counterparty, name: 'Ωμέγα Οδός ΑΕ' } } })
    await enter(app, lease.id, { title: 'Loyer' })
    for (const title of ['État des lieux', 'Miete Bahnhofstraße 2', 'İstanbul ofisi', 'Εγγύηση']) await enter(app, contract, { title })
    const titles = async (search: string): Promise<string[]> => (await app.ask('obligations.list', { ...everything, search })).rows.map(({ title }) => title)
    expect([await titles('ÉTAT'), await titles('etat'), await titles('E\u0301tat')]).toEqual([['État des lieux'], ['État des lieux'], ['État des lieux']])
    expect([await titles('BAHNHOFSTRASSE'), await titles('straße')]).toEqual([['Miete Bahnhofstraße 2'], ['Miete Bahnhofstraße 2']])
    expect([await titles('istanbul'), await titles('ISTANBUL')]).toEqual([['İstanbul ofisi'], ['İstanbul ofisi']])
    expect([await titles('ΕΓΓΥΗΣΗ'), await titles('οδοσ'), await titles('BESANCON')]).toEqual([['Εγγύηση'], ['Loyer'], ['Loyer']])
  })
})

describe('conditions precedent', () => {
  it('are counted with the contract in the same change, and the doctor agrees', async () => {
    const { app, contract } = await started()
    await using _ = app
    const count = async (): Promise<number> => (await app.ask('contracts.get', { contract })).contract.openConditions
    const { obligations } = await enter(app, contract, { conditionPrecedent: true, evidenceNeeded: true })
    const occurrence = obligations[0]?.occurrences[0]?.occurrence.id as Id<'occurrence'>
    expect(await count()).toBe(1)
    expect(await app.code('occurrences.submit', { occurrence, on: '2026-03-02', note: '' })).toBe('occurrence.no-evidence')
    const blob = app.put(new TextEncoder().encode('paid'), 'text/plain', 'x')
    const { obligations: after } = await app.ask('occurrences.addEvidence', { occurrence, blob, fileName: '..\\..\\<b>receipt\u202E.pdf', validUntil: '2026-04-01' })
    expect(after[0]?.occurrences[0]?.occurrence.evidence).toMatchObject([{ fileName: 'b receipt.pdf', validUntil: '2026-04-01' }])
    expect(await app.ask('occurrences.openEvidence', { occurrence, blob })).toEqual({ blob, fileName: 'b receipt.pdf' })
    expect((await app.ask('reminders.list', {})).map(({ kind }) => kind)).toContain('evidence expires')
    await app.ask('occurrences.submit', { occurrence, on: '2026-03-02', note: '' })
    expect(await count()).toBe(1)
    await app.ask('occurrences.accept', { occurrence, note: '' })
    expect(await count()).toBe(0)
    expect(examine(app.services()).filter(({ ok }) => !ok)).toEqual([])
    app.services().db.exec(`UPDATE contracts SET record = json_set(record, '$.openConditions', 2)`)
    expect(examine(app.services()).find(({ what }) => what === 'Obligations')).toMatchObject({ ok: false })
  })
})

describe('the window', () => {
  it('is told of each deed once it is on disk, and of nothing when something is only read or refused', async () => {
    const { app, contract } = await started()
    await using _ = app
    const recorded = (): number => app.told.filter(({ topic }) => topic === 'recorded').length
    const first = recorded()
    const { obligations } = await enter(app, contract)
    expect(recorded()).toBe(first + 1)
    const occurrence = obligations[0]?.occurrences[0]?.occurrence.id as Id<'occurrence'>
    await app.ask('reminders.list', {})
    await app.code('occurrences.accept', { occurrence, note: '' })
    expect(recorded()).toBe(first + 1)
    await app.ask('occurrences.waive', { occurrence, reason: 'agreed' })
    expect(recorded()).toBe(first + 2)
  })
})

describe('what was done', () => {
  it('cannot be deleted, nor what it was done for', async () => {
    const { app, contract } = await started()
    await using _ = app
    const { obligations } = await enter(app, contract)
    await app.ask('occurrences.waive', { occurrence: obligations[0]?.occurrences[0]?.occurrence.id as Id<'occurrence'>, reason: 'agreed' })
    await app.ask('breaches.allege', { contract, occurrence: null, obligation: obligations[0]?.obligation.id ?? null, by: 'them', what: 'Late', on: '2026-03-01', cureDays: null })
    for (const table of ['obligations', 'occurrences', 'breaches']) expect(() => app.services().db.exec(`DELETE FROM ${table}`), table).toThrow('kept')
  })
})

describe('a breach', () => {
  it('is alleged, noticed in a letter, cured in time; its clock is reminded of', async () => {
    const { app, contract } = await started()
    await using _ = app
    const { obligations } = await enter(app, contract, { cure: 10 })
    const alleged = await app.ask('breaches.allege', { contract, occurrence: obligations[0]?.occurrences[0]?.occurrence.id ?? null, obligation: null, by: 'them', what: 'No rent', on: '2026-03-02', cureDays: null })
    const breach = alleged.breaches[0]?.breach.id as Id<'breach'>
    const letter = await app.ask('breaches.letter', { breach, method: 'courier', format: 'docx', text: null })
    expect(letter.fileName).toMatch(/\.docx$/)
    expect(app.bytes(letter.blob).slice(0, 2)).toEqual(new TextEncoder().encode('PK'))
    const served = await app.ask('breaches.serve', { breach, on: '2026-03-02', deemed: '2026-03-04', method: 'courier' })
    expect(served.breaches[0]).toMatchObject({ cureBy: '2026-03-14', cureDaysLeft: 12 })
    expect(await app.ask('reminders.list', {})).toContainEqual(expect.objectContaining({ kind: 'cure', due: '2026-03-14' }))
    await app.ask('breaches.startCure', { breach, note: '' })
    expect(await app.code('breaches.end', { breach, as: 'uncured', on: '2026-03-02', how: 'no' })).toBe('breach.time-left')
    app.clock.advance(5 * day)
    expect((await app.ask('breaches.end', { breach, as: 'cured', on: '2026-03-06', how: 'paid' })).breaches[0]).toMatchObject({ cureDaysLeft: null, breach: { state: 'cured' } })
    const sentences = (await app.ask('audit.list', { contract, limit: 20 })).map(({ entry }) => entry.event.kind)
    for (const kind of ['breach alleged', 'breach letter drafted', 'breach notice served', 'breach curing', 'breach ended']) expect(sentences).toContain(kind)
  })
})
