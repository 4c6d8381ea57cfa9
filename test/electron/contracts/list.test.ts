import { describe, expect, it } from 'vitest'
import type { Contract, StoredState } from '#shared/contracts/contract.ts'
import type { ContractQuery } from '#shared/ipc/api.ts'
import { saveContract } from '#electron/store/repositories/contracts.ts'
import { openedApplication, type TestApplication } from '#test/helpers/test-application.ts'
import { typeText } from '#test/helpers/typing.ts'

const everything: ContractQuery = { search: '', states: [], sort: 'title', direction: 'ascending' }

async function start(app: TestApplication, title: string, more: Partial<Contract> & { other?: string } = {}): Promise<Contract> {
  const { contract } = await app.ask('contracts.createBlank', { title, type: 'lease' })
  const { other, ...record } = more
  const { type, counterparty, value, effective, end } = { ...contract, ...record }
  const changed = await app.ask('contracts.changeDetails', { contract: contract.id, details: { title, type, value, effective, end, counterparty: { ...counterparty, name: other ?? '' } } })
  const wanted = { ...changed.contract, ...record }
  saveContract(app.services().db, wanted)
  return wanted
}

const titles = async (app: TestApplication, query: Partial<ContractQuery>): Promise<string[]> => (await app.ask('contracts.list', { ...everything, ...query })).map((row) => row.title)

async function firm(): Promise<Awaited<ReturnType<typeof openedApplication>>> {
  const app = await openedApplication()
  await start(app, 'Bakery lease', { state: 'executed', effective: '2026-01-01', end: '2027-01-01', value: { amount: '9', currency: 'GBP' }, other: 'Éclair Ltd', updatedAt: '2026-03-01T00:00:00.000Z' })
  await start(app, 'apple supply', { state: 'review', turn: 'theirs', value: { amount: '10', currency: 'GBP' }, other: 'Orchard plc', updatedAt: '2026-03-03T00:00:00.000Z' })
  await start(app, 'Cider licence', { state: 'executed', end: '2026-01-31', value: { amount: '5', currency: 'EUR' }, other: 'dairy farm', updatedAt: '2026-03-02T00:00:00.000Z' })
  await start(app, 'Dairy sale', { state: 'executed', effective: '2026-05-01', updatedAt: '2026-02-01T00:00:00.000Z' })
  return app
}

describe('the contracts table', () => {
  it('shows each contract as it stands today', async () => {
    await using app = await firm()
    const [row] = await app.ask('contracts.list', { ...everything, search: 'bakery' })
    expect(row).toEqual({
      id: row?.id, title: 'Bakery lease', counterparty: 'Éclair Ltd', type: 'lease', state: 'active', turn: 'ours', turnSince: app.clock.now, value: { amount: '9', currency: 'GBP' },
      nextDate: { date: '2027-01-01', what: 'Ends' }, updatedAt: '2026-03-01T00:00:00.000Z',
    })
  })

  it.each<readonly [ContractQuery['sort'], readonly string[]]>([
    ['title', ['apple supply', 'Bakery lease', 'Cider licence', 'Dairy sale']],
    ['counterparty', ['Dairy sale', 'Cider licence', 'Bakery lease', 'apple supply']],
    ['state', ['apple supply', 'Dairy sale', 'Bakery lease', 'Cider licence']],
    ['turn', ['Bakery lease', 'Cider licence', 'Dairy sale', 'apple supply']],
    ['value', ['Dairy sale', 'Cider licence', 'Bakery lease', 'apple supply']],
    ['nextDate', ['Dairy sale', 'Bakery lease', 'apple supply', 'Cider licence']],
    ['updatedAt', ['Dairy sale', 'Bakery lease', 'Cider licence', 'apple supply']],
  ])('sorts by %s, upwards; amounts as numbers within their own currency', async (sort, expected) => {
    await using app = await firm()
    expect(await titles(app, { sort })).toEqual(expected)
  })

  it('sorts downwards', async () => {
    await using app = await firm()
    expect(await titles(app, { sort: 'updatedAt', direction: 'descending' })).toEqual(['apple supply', 'Cider licence', 'Bakery lease', 'Dairy sale'])
  })

  it.each<readonly [readonly (StoredState | 'active' | 'expired')[], readonly string[]]>([
    [['active'], ['Bakery lease']],
    [['expired'], ['Cider licence']],
    [['executed'], ['Dairy sale']],
    [['review', 'expired'], ['apple supply', 'Cider licence']],
    [['draft'], []],
  ])('filters by the states a person sees: %j', async (states, expected) => {
    await using app = await firm()
    expect(await titles(app, { states: [...states] })).toEqual(expected)
  })

  it.each([
    ['bak', ['Bakery lease']],
    ['eclair', ['Bakery lease']],
    ['dairy', ['Cider licence', 'Dairy sale']],
    ['"dairy farm"', ['Cider licence']],
    ['zebra', []],
    ['  ', ['apple supply', 'Bakery lease', 'Cider licence', 'Dairy sale']],
    ['") OR contract:(', []],
  ])('searches titles, parties and texts: %j', async (search, expected) => {
    await using app = await firm()
    expect(await titles(app, { search })).toEqual(expected)
  })

  it('finds what was typed a moment ago, by the passage', async () => {
    await using app = await openedApplication()
    const { contract } = await app.ask('contracts.createBlank', { title: 'Lease', type: 'lease' })
    await typeText(app, contract.id, 'The quick brown fox jumps over the lazy dog.')
    expect(await titles(app, { search: 'jumps lazy' })).toEqual(['Lease'])
    const [hit] = await app.ask('search.find', { query: 'fox', limit: 5 })
    expect(hit?.passage).toContain('brown \uE000fox\uE001 jumps')
    await app.ask('session.close', {})
    await app.ask('session.open', { path: app.path })
    expect(await app.ask('search.find', { query: 'fox', limit: 5 })).toHaveLength(1)
  })

  it('weighs titles over texts, and answers no more than asked for', async () => {
    await using app = await openedApplication()
    const noise = await app.ask('contracts.createBlank', { title: 'Something else', type: 'other' })
    for (const _ of [1, 2, 3]) await typeText(app, noise.contract.id, 'bakery bakery bakery')
    await app.ask('contracts.createBlank', { title: 'Bakery', type: 'other' })
    expect((await app.ask('search.find', { query: 'bakery', limit: 10 })).map((hit) => hit.title)).toEqual(['Bakery', 'Something else'])
    expect(await app.ask('search.find', { query: 'bakery', limit: 1 })).toHaveLength(1)
    expect(await app.ask('search.find', { query: '', limit: 10 })).toEqual([])
  })
})
