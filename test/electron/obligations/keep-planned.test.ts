import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Input } from '#shared/ipc/api.ts'
import { openedApplication } from '#test/helpers/test-application.ts'
import { details } from '#test/shared/obligations/records.ts'

type Opened = Awaited<ReturnType<typeof openedApplication>>

const day = 86_400_000
const many = 3
const everything: Input<'obligations.list'> = { from: null, through: null, states: [], overdueOnly: false, kinds: [], debtor: null, mine: false, search: '', offset: 0, limit: 1 }

/** A contract with some obligations that are due every day, for eighteen months from 2 March 2026. */
async function daily(): Promise<Opened> {
  const app = await openedApplication()
  const { contract } = await app.ask('contracts.createBlank', { title: 'Lease of Unit 4', type: 'lease' })
  for (let at = 0; at < many; at += 1) {
    await app.ask('obligations.add', { contract: contract.id, details: { ...details({ title: `Clean room ${at}`, trigger: { on: 'date', date: '2026-03-02' }, recurrence: 'FREQ=DAILY' }), owner: app.ada } })
  }
  return app
}

const plannedThrough = (app: Opened, date: string): number => app.services().db.prepare<[string], { planned: number }>('SELECT count(*) AS planned FROM obligations WHERE planned_through >= ?').get(date)?.planned ?? 0

describe('occurrences that have to be made ahead', () => {
  it('are all there once a list that needs them answers, and other calls are answered while they are made', async () => {
    await using app = await daily()
    app.clock.advance(400 * day)
    const list = app.ask('obligations.list', everything)
    const meanwhile: number[] = []
    const answered = new AbortController()
    const others = (async () => {
      while (!answered.signal.aborted) {
        await pause(1)
        await app.ask('session.get', {})
        meanwhile.push(plannedThrough(app, '2028-10-01'))
      }
    })()
    await list
    answered.abort()
    await others
    expect(plannedThrough(app, '2028-10-01')).toBe(many)
    expect(meanwhile.some((planned) => planned < many)).toBe(true)
  })

  it('are not waited for where what is made already reaches months ahead, and come by themselves', async () => {
    await using app = await daily()
    app.clock.advance(200 * day)
    await app.ask('obligations.list', everything)
    expect(plannedThrough(app, '2028-03-01')).toBeLessThan(many)
    await expect.poll(() => plannedThrough(app, '2028-03-01')).toBe(many)
    expect(app.reported).toEqual([])
  })

  it('are left for the next time when the workspace is closed meanwhile', async () => {
    await using app = await daily()
    app.clock.advance(400 * day)
    const list = app.code('obligations.list', everything)
    await app.ask('session.close', {})
    expect(await list).toBe('session.none')
    await app.ask('session.open', { path: app.path })
    await app.ask('obligations.list', everything)
    expect(plannedThrough(app, '2028-10-01')).toBe(many)
    expect(app.reported).toEqual([])
  })

  it('are made at once for a contract that is opened', async () => {
    await using app = await daily()
    app.clock.advance(200 * day)
    const [row] = await app.ask('contracts.list', { search: '', states: [], sort: 'updatedAt', direction: 'descending' })
    if (row === undefined) throw new Error('no contract')
    const { obligations } = await app.ask('obligations.ofContract', { contract: row.id })
    expect(obligations.map(({ occurrences }) => occurrences.at(-1)?.occurrence.due)).toEqual(Array.from({ length: many }, () => '2028-03-18'))
  })
})
