import { describe, expect, it } from 'vitest'
import { documentHash } from '#shared/document/canonical.ts'
import { transitions } from '#shared/contracts/lifecycle.ts'
import type { Role } from '#shared/contracts/person.ts'
import type { ContractId, PersonId } from '#shared/lib/ids.ts'
import { hashA, id } from '#test/helpers/records.ts'
import { approve, shortContract } from '#test/helpers/signing-path.ts'
import { openedApplication, testApplication, type TestApplication } from '#test/helpers/test-application.ts'
import { openDraft, typeText } from '#test/helpers/typing.ts'

async function add(app: TestApplication, name: string, role: Role): Promise<PersonId> {
  const session = await app.ask('people.add', { name, title: '', email: '', role })
  const added = session.state === 'open' ? session.people.find((person) => person.name === name) : undefined
  if (added === undefined) throw new Error(`${name} was not added`)
  return added.id
}

const log = async (app: TestApplication, contract: ContractId): Promise<string[]> =>
  (await app.ask('audit.list', { contract, limit: 1000 })).toReversed().map(({ entry: { event } }) => (event.kind === 'state changed' ? `${event.from} → ${event.to}` : event.kind))

/** Everything a refused call must leave as it was. */
const snapshotOf = async (app: TestApplication, contract: ContractId) => [await app.ask('contracts.get', { contract }), await log(app, contract)]

describe('submitting for approval', () => {
  it('names the text if nobody did, goes through the states between, and binds to the version', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    const { doc } = await openDraft(app, contract.id)
    const view = await app.ask('approvals.submit', { contract: contract.id, note: ' please read ' })
    expect(view.versions).toMatchObject([{ number: 1, name: 'Submitted for approval', note: 'please read', hash: documentHash(doc) }])
    expect(view).toMatchObject({ shown: 'approval pending', editable: false })
    expect(view.contract.submission).toEqual({ version: view.versions[0]?.id, versionHash: documentHash(doc), by: app.ada, at: app.clock.now })
    expect((await log(app, contract.id)).slice(2)).toEqual([
      'editing session', 'version named', 'draft → review', 'review → negotiation', 'negotiation → approval pending',
    ])
  })

  it('takes the newest version when the text is one already', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    const named = await app.ask('versions.name', { contract: contract.id, name: 'Final', kind: 'internal', note: '' })
    const view = await app.ask('approvals.submit', { contract: contract.id, note: '' })
    expect(view.versions).toHaveLength(1)
    expect(view.contract.submission?.version).toBe(named.id)
  })

  it('begins wherever writing is possible', async () => {
    await using app = await openedApplication()
    for (const commands of [['send to review'], ['send to review', 'open negotiation']]) {
      const { contract } = await shortContract(app)
      for (const command of commands) await app.ask('contracts.command', { contract: contract.id, command, reason: '' })
      expect((await app.ask('approvals.submit', { contract: contract.id, note: '' })).shown).toBe('approval pending')
    }
  })

  it('is refused twice: nobody takes over another’s submission, least of all to let its author approve it', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    await app.ask('approvals.submit', { contract: contract.id, note: '' })
    await app.ask('people.switch', { person: app.ben })
    const before = await snapshotOf(app, contract.id)
    expect(await app.code('approvals.submit', { contract: contract.id, note: 'mine now' })).toBe('approval.not-from-here')
    expect(await snapshotOf(app, contract.id)).toEqual(before)
    await app.ask('people.switch', { person: app.ada })
    const { submission } = (await app.ask('contracts.get', { contract: contract.id })).contract
    const decision = { contract: contract.id, seat: app.ben, version: submission?.version ?? id(''), versionHash: submission?.versionHash ?? '', decision: 'approved' as const, reason: '' }
    expect(await app.code('approvals.decide', decision)).toBe('approval.own-submission')
  })

  it('is refused from every state in which the text is fixed', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    await approve(app, contract.id)
    expect(await app.code('approvals.submit', { contract: contract.id, note: '' })).toBe('approval.not-from-here')
    await app.ask('contracts.command', { contract: contract.id, command: 'cancel', reason: 'no need' })
    expect(await app.code('approvals.submit', { contract: contract.id, note: '' })).toBe('approval.not-from-here')
  })

  it('is refused to someone who works alone, before anything happens', async () => {
    await using app = testApplication()
    await app.ask('session.create', { path: app.path, name: 'Marlow', owner: { name: 'Ada', title: '', email: '' } })
    const { contract } = await shortContract(app)
    const before = await snapshotOf(app, contract.id)
    expect(await app.code('approvals.submit', { contract: contract.id, note: '' })).toBe('approval.no-approver')
    expect(await snapshotOf(app, contract.id)).toEqual(before)
  })

  it('is refused to those who may not write, and leaves no version behind', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    const vic = await add(app, 'Vic', 'viewer')
    await app.ask('people.switch', { person: vic })
    expect(await app.code('approvals.submit', { contract: contract.id, note: '' })).toBe('lifecycle.may-not-edit')
    expect((await app.ask('contracts.get', { contract: contract.id })).versions).toEqual([])
  })

  it('is refused without a text', async () => {
    await using app = await openedApplication()
    const { contract } = await app.ask('contracts.createBlank', { title: '…', type: 'other' })
    expect(await app.code('approvals.submit', { contract: contract.id, note: '' })).toBe('lifecycle.no-text')
  })
})

describe('deciding', () => {
  it('approves on exactly the submitted hash', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    const { contract: pending } = await app.ask('approvals.submit', { contract: contract.id, note: '' })
    const { version, versionHash } = pending.submission ?? { version: id<'version'>(''), versionHash: '' }
    await app.ask('people.switch', { person: app.ben })
    const decision = { contract: contract.id, seat: app.ben, version, versionHash, decision: 'approved' as const, reason: 'reads well' }
    expect(await app.code('approvals.decide', { ...decision, versionHash: hashA })).toBe('approval.other-version')
    const view = await app.ask('approvals.decide', decision)
    expect(view).toMatchObject({ shown: 'approved', contract: { approvedVersion: version } })
    expect(view.rounds).toMatchObject([{ state: 'approved', decisions: [{ by: app.ben, seat: app.ben, as: 'self', decision: 'approved', versionHash, reason: 'reads well', voided: null }] }])
    expect((await log(app, contract.id)).slice(-2)).toEqual(['approval given', 'approval pending → approved'])
    expect(await app.code('approvals.decide', decision)).toBe('approval.nothing-submitted')
  })

  it('rejects with a reason, back to draft; the rejection stays as it is, and a new submission starts over', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    const { contract: pending } = await app.ask('approvals.submit', { contract: contract.id, note: '' })
    const { version, versionHash } = pending.submission ?? { version: id<'version'>(''), versionHash: '' }
    await app.ask('people.switch', { person: app.ben })
    expect(await app.code('approvals.decide', { contract: contract.id, seat: app.ben, version, versionHash, decision: 'rejected', reason: '  ' })).toBe('approval.no-reason')
    const view = await app.ask('approvals.decide', { contract: contract.id, seat: app.ben, version, versionHash, decision: 'rejected', reason: 'the rent' })
    expect(view).toMatchObject({ shown: 'draft', editable: true, contract: { submission: null } })
    expect(view.rounds).toMatchObject([{ state: 'rejected', decisions: [{ decision: 'rejected', reason: 'the rent', voided: null }] }])
    expect((await log(app, contract.id)).slice(-2)).toEqual(['approval refused', 'approval pending → draft'])
    expect((await approve(app, contract.id)).shown).toBe('approved')
  })

  it('is not for an editor, an approver or a viewer', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    const { contract: pending } = await app.ask('approvals.submit', { contract: contract.id, note: '' })
    const { version, versionHash } = pending.submission ?? { version: id<'version'>(''), versionHash: '' }
    for (const role of ['editor', 'approver', 'viewer'] as const) {
      await app.ask('people.switch', { person: app.ada })
      await app.ask('people.switch', { person: await add(app, `The ${role}`, role) })
      expect(await app.code('approvals.decide', { contract: contract.id, seat: app.ben, version, versionHash, decision: 'approved', reason: '' }), role).toBe('approval.not-an-approver')
    }
  })

  it('recalls with a reason', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    await app.ask('approvals.submit', { contract: contract.id, note: '' })
    expect(await app.code('approvals.recall', { contract: contract.id, reason: '' })).toBe('lifecycle.no-reason')
    expect(await app.ask('approvals.recall', { contract: contract.id, reason: 'a slip' })).toMatchObject({ shown: 'draft', contract: { submission: null } })
    expect(await app.code('approvals.recall', { contract: contract.id, reason: 'a slip' })).toBe('lifecycle.not-from-here')
  })
})

describe('editing again', () => {
  it('leaves the approval as it was until it is submitted again, and voids it then if the text is another', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    await approve(app, contract.id)
    expect(await app.code('contracts.command', { contract: contract.id, command: 'edit again', reason: ' ' })).toBe('lifecycle.no-reason')
    const edited = await app.ask('contracts.command', { contract: contract.id, command: 'edit again', reason: 'the yard' })
    expect(edited.rounds).toMatchObject([{ state: 'edited', decisions: [{ voided: null }] }])
    await typeText(app, contract.id, 'And the yard.')
    const view = await approve(app, contract.id)
    expect(view.rounds.map(({ decisions }) => decisions.map(({ voided }) => voided?.because ?? null))).toEqual([['the text changed after it was given'], [null]])
    expect((await log(app, contract.id)).filter((event) => event === 'approvals voided')).toHaveLength(1)
  })

  it('and submitting the same again needs nobody to decide once more: the approval still holds', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    await approve(app, contract.id)
    await app.ask('contracts.command', { contract: contract.id, command: 'edit again', reason: 'a second look' })
    const view = await app.ask('approvals.submit', { contract: contract.id, note: '' })
    expect(view).toMatchObject({ shown: 'approved', contract: { approvedVersion: view.versions[0]?.id } })
    expect(view.rounds.map(({ state }) => state)).toEqual(['edited', 'approved'])
    expect(view.rounds[1]?.decisions).toEqual(view.rounds[0]?.decisions)
    expect((await log(app, contract.id)).slice(-3)).toEqual(['negotiation → approval pending', 'approvals carried over', 'approval pending → approved'])
  })

  it('by someone who may not leaves the approval standing', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    await approve(app, contract.id)
    await app.ask('people.switch', { person: await add(app, 'Vic', 'viewer') })
    const before = await snapshotOf(app, contract.id)
    expect(await app.code('contracts.command', { contract: contract.id, command: 'edit again', reason: 'mine' })).toBe('lifecycle.may-not-edit')
    expect(await snapshotOf(app, contract.id)).toEqual(before)
  })
})

describe('a command given by hand', () => {
  it.each([...new Set(transitions.filter((each) => each.byRule === true).map((each) => each.command))])('is refused when it follows from a rule: %s', async (command) => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    expect(await app.code('contracts.command', { contract: contract.id, command, reason: 'because' })).toBe('lifecycle.by-rule')
  })

  it('is refused when nobody knows it', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    for (const command of ['', 'delete', 'Cancel', '__proto__']) expect(await app.code('contracts.command', { contract: contract.id, command, reason: '' })).toBe('lifecycle.unknown')
  })

  it('is offered exactly when it would be accepted, with the reason it is not', async () => {
    await using app = await openedApplication()
    const { contract } = await shortContract(app)
    const { commands } = await app.ask('contracts.get', { contract: contract.id })
    expect(commands).toEqual([
      { command: 'send to review', to: 'review', allowed: true, reason: null },
      { command: 'cancel', to: 'cancelled', allowed: true, reason: null },
    ])
    await app.ask('people.switch', { person: await add(app, 'Eve', 'editor') })
    const asEditor = await app.ask('contracts.get', { contract: contract.id })
    expect(asEditor.commands).toContainEqual({ command: 'cancel', to: 'cancelled', allowed: false, reason: 'Only an owner may do this. Ask an owner, or switch to your own profile.' })
    for (const { command, allowed } of asEditor.commands.toReversed()) {
      expect(await app.code('contracts.command', { contract: contract.id, command, reason: 'because' }) === 'done', command).toBe(allowed)
    }
  })
})
