import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ContractId, PersonId } from '#shared/lib/ids.ts'
import { openedApplication, type TestApplication } from '#test/helpers/test-application.ts'
import { typeText } from '#test/helpers/typing.ts'

const day = 86_400_000

let app: TestApplication & { readonly ada: PersonId; readonly ben: PersonId }
beforeAll(async () => {
  app = await openedApplication()
})
afterAll(() => app[Symbol.asyncDispose]())

async function blank(): Promise<ContractId> {
  await app.ask('people.switch', { person: app.ada })
  return (await app.ask('contracts.createBlank', { title: 'Notes', type: 'other' })).contract.id
}

const tracking = async (contract: ContractId) => (await app.ask('contracts.get', { contract })).contract.tracking
const trackingEvents = async (contract: ContractId) =>
  (await app.ask('audit.list', { contract, limit: 100 })).filter(({ entry }) => entry.event.kind === 'tracking changed').map(({ sentence }) => sentence)

describe('tracking', () => {
  it('is off for our own text and on for theirs', async () => {
    expect(await tracking(await blank())).toBe('off')
    const blob = app.put(new TextEncoder().encode('Terms of theirs.\n'), 'text/plain', 'terms.txt')
    const { view } = await app.ask('contracts.import', { blob, fileName: 'terms.txt' })
    expect(view.contract.tracking).toBe('on')
  })

  it('is turned on by an editor and off by an owner, in the log both times', async () => {
    const contract = await blank()
    const session = await app.ask('people.add', { name: 'Eve Editor', title: '', email: '', role: 'editor' })
    const eve = session.state === 'open' ? session.people.find((person) => person.name === 'Eve Editor') : undefined
    await app.ask('people.switch', { person: eve?.id ?? app.ada })
    expect((await app.ask('contracts.setTracking', { contract, tracking: 'on' })).contract.tracking).toBe('on')
    expect(await app.code('contracts.setTracking', { contract, tracking: 'off' })).toBe('tracking.not-owner')
    expect(await tracking(contract)).toBe('on')
    await app.ask('people.switch', { person: app.ada })
    expect((await app.ask('contracts.setTracking', { contract, tracking: 'off' })).contract.tracking).toBe('off')
    await app.ask('contracts.setTracking', { contract, tracking: 'off' })
    expect(await trackingEvents(contract)).toEqual(['Turned tracking off', 'Turned tracking on'])
  })

  it('goes on when the text goes to the other side', async () => {
    const contract = await blank()
    await app.ask('contracts.passTurn', { contract, to: 'theirs' })
    expect(await trackingEvents(contract)).toEqual(['Turned tracking on: the turn passed to the other side'])
    await app.ask('contracts.passTurn', { contract, to: 'ours' })
    expect(await tracking(contract)).toBe('on')
    expect(await trackingEvents(contract)).toHaveLength(1)
  })

  it('goes on when negotiation opens, and not on the mere way to approval', async () => {
    const contract = await blank()
    await typeText(app, contract, 'Words.')
    await app.ask('contracts.command', { contract, command: 'send to review', reason: '' })
    expect(await tracking(contract)).toBe('off')
    await app.ask('contracts.command', { contract, command: 'open negotiation', reason: '' })
    expect(await trackingEvents(contract)).toEqual(['Turned tracking on: the text is being negotiated'])
    const submitted = await blank()
    await typeText(app, submitted, 'Words.')
    await app.ask('approvals.submit', { contract: submitted, note: '' })
    expect(await tracking(submitted)).toBe('off')
  })
})

describe('the turns of a contract', () => {
  it('are counted from the log, with the days each side held it', async () => {
    const contract = await blank()
    app.clock.advance(3 * day)
    await app.ask('contracts.passTurn', { contract, to: 'theirs' })
    app.clock.advance(10 * day)
    await app.ask('contracts.passTurn', { contract, to: 'ours' })
    app.clock.advance(day)
    const { turns, rounds, days } = await app.ask('negotiation.turns', { contract })
    expect(turns.map(({ holder, days: held, until }) => [holder, held, until === null])).toEqual([['ours', 3, false], ['theirs', 10, false], ['ours', 1, true]])
    expect({ rounds, days }).toEqual({ rounds: 1, days: { ours: 4, theirs: 10 } })
  })

  it('end with the contract', async () => {
    const contract = await blank()
    app.clock.advance(2 * day)
    await app.ask('contracts.command', { contract, command: 'cancel', reason: 'no need' })
    app.clock.advance(30 * day)
    expect(await app.ask('negotiation.turns', { contract })).toMatchObject({ turns: [{ days: 2 }], days: { ours: 2, theirs: 0 } })
  })
})

describe('the log', () => {
  it('is read page by page, newest first, without a gap', async () => {
    const all = await app.ask('audit.list', { contract: null, limit: 10_000 })
    const pages: typeof all = []
    for (;;) {
      const before = pages.at(-1)?.entry.sequence
      const page = await app.ask('audit.list', { contract: null, limit: 7, ...(before === undefined ? {} : { before }) })
      if (page.length === 0) break
      pages.push(...page)
    }
    expect(pages).toEqual(all)
    expect(all.length).toBeGreaterThan(20)
  })
})
