import { describe, expect, it } from 'vitest'
import type { Input } from '#shared/ipc/api.ts'
import type { ContractId } from '#shared/lib/ids.ts'
import type { ObligationDetails } from '#shared/obligations/obligation.ts'
import { openedApplication } from '#test/helpers/test-application.ts'
import { details } from '#test/shared/obligations/records.ts'

type Opened = Awaited<ReturnType<typeof openedApplication>>

const day = 86_400_000
const everything: Input<'obligations.list'> = { from: null, through: null, states: [], overdueOnly: false, kinds: [], debtor: null, mine: false, search: '', offset: 0, limit: 100 }
const ofYear = (year: number): typeof everything => ({ ...everything, from: `${year}-01-01`, through: `${year}-12-31` })

async function leased(): Promise<{ app: Opened; enter: (more: Partial<ObligationDetails>) => Promise<unknown>; contract: ContractId }> {
  const app = await openedApplication()
  const { contract } = await app.ask('contracts.createBlank', { title: 'Lease of Unit 4', type: 'lease' })
  const enter = (more: Partial<ObligationDetails>) => app.ask('obligations.add', { contract: contract.id, details: { ...details(more), owner: more.owner ?? app.ada } })
  return { app, enter, contract: contract.id }
}

const kept = (app: Opened): unknown[] => app.services().db.prepare('SELECT * FROM occurrences ORDER BY id').all()

describe('a month years ahead', () => {
  it('shows what recurs, and keeps nothing of it', async () => {
    const { app, enter } = await leased()
    await using _ = app
    await enter({ title: 'Rent', trigger: { on: 'date', date: '2026-03-31' }, recurrence: 'FREQ=MONTHLY' })
    await enter({ title: 'Insure', trigger: { on: 'date', date: '2026-02-28' }, recurrence: 'FREQ=YEARLY', owner: app.ben })
    const before = kept(app)
    const [busy, ...others] = await app.ask('obligations.month', { month: '2030-02', mine: false })
    expect(busy).toMatchObject({ date: '2030-01-31', total: 1, overdue: 0, first: [{ title: 'Rent' }] })
    expect(others).toMatchObject([{ date: '2030-02-28', total: 2, overdue: 0, first: [{ contractTitle: 'Lease of Unit 4', state: 'scheduled', recurring: true }, {}] }])
    expect((await app.ask('obligations.month', { month: '2030-02', mine: true })).map(({ total }) => total)).toEqual([1, 1])
    const list = await app.ask('obligations.list', { ...everything, from: '2030-02-28', through: '2030-02-28' })
    expect([list.rows.map(({ title }) => title).toSorted(), list.total, list.overdue]).toEqual([['Insure', 'Rent'], 2, 0])
    expect(kept(app)).toEqual(before)
  })

  it('shows nothing of what ended, or whose rule came to its end', async () => {
    const { app, enter, contract } = await leased()
    await using _ = app
    await enter({ title: 'Thrice', trigger: { on: 'date', date: '2026-03-31' }, recurrence: 'FREQ=YEARLY;COUNT=3' })
    await enter({ title: 'Until', trigger: { on: 'date', date: '2026-03-31' }, recurrence: 'FREQ=YEARLY;UNTIL=20290630' })
    await enter({ title: 'Ended', trigger: { on: 'date', date: '2026-03-31' }, recurrence: 'FREQ=YEARLY' })
    const { obligations } = await app.ask('obligations.ofContract', { contract })
    const ended = obligations.find(({ obligation }) => obligation.title === 'Ended')?.obligation.id
    if (ended === undefined) throw new Error('nothing to end')
    await app.ask('obligations.end', { obligation: ended, reason: 'sold' })
    const titles = async (year: number): Promise<string[]> => (await app.ask('obligations.list', ofYear(year))).rows.map(({ title }) => title).toSorted()
    expect([await titles(2028), await titles(2029), await titles(2030)]).toEqual([['Thrice', 'Until'], ['Until'], []])
  })

  it('is filtered and paged as what is made already, across where the one ends and the other begins', async () => {
    const { app, enter } = await leased()
    await using _ = app
    await enter({ title: 'Report', kind: 'report', debtor: 'us', trigger: { on: 'date', date: '2026-03-15' }, recurrence: 'FREQ=MONTHLY' })
    await enter({ title: 'Pay', kind: 'payment', debtor: 'them', trigger: { on: 'date', date: '2026-03-20' }, recurrence: 'FREQ=MONTHLY' })
    const all = { ...everything, from: '2027-01-01', through: '2029-12-31' }
    const { rows, total } = await app.ask('obligations.list', all)
    expect([rows.length, total]).toEqual([72, 72])
    expect(rows.map(({ due }) => due)).toEqual(rows.map(({ due }) => due).toSorted())
    expect(new Set(rows.map(({ id }) => id)).size).toBe(72)
    const pages = await Promise.all([0, 25, 50].map((offset) => app.ask('obligations.list', { ...all, offset, limit: 25 })))
    expect(pages.flatMap((page) => page.rows)).toEqual(rows)
    const count = async (more: Partial<typeof everything>): Promise<number> => (await app.ask('obligations.list', { ...all, ...more })).total
    expect([await count({ kinds: ['report'] }), await count({ debtor: 'them' }), await count({ search: 'REPORT' }), await count({ states: ['scheduled'] })]).toEqual([36, 36, 36, 72])
    expect([await count({ states: ['submitted'] }), await count({ overdueOnly: true }), await count({ search: 'nothing' })]).toEqual([0, 0, 0])
  })

  it('shows the days that are made once their time has come', async () => {
    const { app, enter } = await leased()
    await using _ = app
    await enter({ title: 'Rent', trigger: { on: 'date', date: '2026-01-31' }, recurrence: 'FREQ=MONTHLY' })
    await enter({ title: 'Service', trigger: { on: 'date', date: '2026-03-06' }, recurrence: 'FREQ=WEEKLY;INTERVAL=3;BYDAY=FR' })
    const dues = async (): Promise<string[]> => (await app.ask('obligations.list', ofYear(2029))).rows.map(({ title, due }) => `${due} ${title}`).toSorted()
    const ahead = await dues()
    expect(ahead.length).toBeGreaterThan(25)
    app.clock.advance(1030 * day)
    expect(await dues()).toEqual(ahead)
    expect(app.services().db.prepare<[], { made: number }>("SELECT count(*) AS made FROM occurrences WHERE due LIKE '2029-%'").get()?.made).toBe(ahead.length)
  })
})
