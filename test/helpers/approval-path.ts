import { expect } from 'vitest'
import type { Policy } from '#shared/approvals/policy.ts'
import type { ContractId, PersonId } from '#shared/lib/ids.ts'
import { id } from '#test/helpers/records.ts'
import { shortContract } from '#test/helpers/signing-path.ts'
import type { TestApplication } from '#test/helpers/test-application.ts'

type House = TestApplication & { readonly ada: PersonId; readonly ben: PersonId }

/** Ben reads the text, and from 5,000 pounds Dora the money. */
export function twoStages(ben: PersonId, dora: PersonId): Policy {
  const asks = (person: PersonId) => ({ kind: 'person' as const, person, reset: { on: 'every change' as const } })
  const quiet = { remindAfter: 2, escalateAfter: 5, escalateTo: ben }
  return {
    id: 'leases',
    name: 'Leases',
    when: { match: 'all', of: [{ fact: 'type', operator: 'is', value: 'lease', currency: null }] },
    stages: [
      { id: 'reading', name: 'Reading', when: null, approvers: [{ ...asks(ben), reset: { on: 'document' } }], quorum: { rule: 'all' }, ...quiet },
      { id: 'money', name: 'Money', when: { match: 'all', of: [{ fact: 'value', operator: 'at least', value: '5000', currency: 'GBP' }] }, approvers: [asks(dora)], quorum: { rule: 'any' }, ...quiet },
    ],
  }
}

/** Adds somebody to the house. */
export async function addPerson(app: TestApplication, name: string, role: 'owner' | 'approver' | 'editor' | 'viewer'): Promise<PersonId> {
  const session = await app.ask('people.add', { name, title: '', email: '', role })
  const added = session.state === 'open' ? session.people.find((person) => person.name === name) : undefined
  if (added === undefined) throw new Error(`${name} was not added`)
  return added.id
}

/** Somebody decides on what is submitted, on their own seat or another's, and Ada goes on working. */
export async function decideAs(app: House, contract: ContractId, by: PersonId, seat: PersonId = by, decision: 'approved' | 'rejected' = 'approved') {
  const { submission } = (await app.ask('contracts.get', { contract })).contract
  if (submission === null) throw new Error('nothing is submitted')
  const { version, versionHash } = submission
  await app.ask('people.switch', { person: by })
  const view = await app.ask('approvals.decide', { contract, seat, version, versionHash, decision, reason: decision === 'rejected' ? 'the rent' : '' })
  await app.ask('people.switch', { person: app.ada })
  return view
}

export async function changeValue(app: TestApplication, contract: ContractId, amount: string) {
  const { title, type, counterparty, effective, end } = (await app.ask('contracts.get', { contract })).contract
  return app.ask('contracts.changeDetails', { contract, details: { title, type, counterparty, effective, end, value: { amount, currency: 'GBP' } } })
}

/** A lease through stages: previewed, submitted, delegated, with an approver added and somebody standing in, its value changed twice, taken up again. */
export async function approveInStages(app: House): Promise<ContractId> {
  const [dora, finn] = [await addPerson(app, 'Dora Reed', 'approver'), await addPerson(app, 'Finn Reed', 'approver')]
  const { contract: { id: contract } } = await shortContract(app)
  await changeValue(app, contract, '1000')
  const policy = twoStages(app.ben, dora)
  expect((await app.ask('approvals.preview', { contract, policies: [policy] })).stages.map(({ name, rule }) => [name, rule])).toEqual([['Reading', 'Ben Marlow']])
  expect((await app.ask('policies.save', { policies: [policy] })).policies).toEqual([policy])
  await app.ask('policies.saveSubstitutions', { substitutions: [{ id: id('s1'), person: dora, substitute: finn, from: '2026-01-01', to: '2099-12-31' }] })
  expect((await app.ask('approvals.route', { contract })).route).toMatchObject({ policy: 'Leases', stages: [{ standing: 'open' }] })
  await app.ask('approvals.submit', { contract, note: '' })
  await app.ask('people.switch', { person: app.ben })
  expect((await app.ask('approvals.queue', {})).items.map(({ mine, stage }) => [mine, stage])).toContainEqual(['decide', 'Reading'])
  await app.ask('approvals.addApprover', { contract, stage: 'reading', person: finn, reason: 'knows the site' })
  const chen = await addPerson(app, 'Chen Reed', 'approver')
  await app.ask('approvals.delegate', { contract, stage: 'reading', seat: app.ben, to: chen, reason: 'away' })
  await app.ask('people.switch', { person: app.ada })
  expect((await decideAs(app, contract, chen, app.ben)).shown).toBe('approval pending')
  expect((await decideAs(app, contract, finn)).shown).toBe('approved')
  const reopened = await changeValue(app, contract, '5000')
  expect(reopened).toMatchObject({ shown: 'approval pending', route: { stages: [{ name: 'Reading', standing: 'open' }, { name: 'Money', standing: 'waiting' }] } })
  // The approval that was added rests on everything, the one by delegation on the text alone.
  expect(reopened.rounds[0]?.decisions.map(({ as, voided }) => [as, voided?.because ?? null])).toEqual([['delegate', null], ['self', 'the value changed after it was given']])
  expect((await decideAs(app, contract, finn)).shown).toBe('approval pending')
  expect((await decideAs(app, contract, finn, dora)).shown).toBe('approved')
  await app.ask('people.switch', { person: finn })
  expect(await app.ask('approvals.sinceLast', { contract })).toMatchObject({ since: { number: 1 } })
  await app.ask('people.switch', { person: app.ada })
  await app.ask('contracts.command', { contract, command: 'edit again', reason: 'a second look' })
  const again = await app.ask('approvals.submit', { contract, note: '' })
  expect(again.rounds[1]?.decisions.map(({ by, as }) => [by, as])).toEqual([[chen, 'delegate'], [finn, 'substitute']])
  expect(again.shown).toBe('approved')
  const authority = { id: id<'authority'>('a1'), person: app.ben, types: ['lease' as const], limit: { amount: '4999', currency: 'GBP' }, withoutValue: false, how: 'alone' as const }
  await app.ask('policies.saveAuthorities', { authorities: [authority] })
  expect((await app.ask('signing.gate', { contract })).map(({ code }) => code)).toEqual(['gate.no-authority'])
  await app.ask('policies.saveAuthorities', { authorities: [] })
  expect((await app.ask('policies.get', {})).policies).toEqual([policy])
  await app.ask('policies.save', { policies: [] })
  await app.ask('policies.saveSubstitutions', { substitutions: [] })
  expect((await app.ask('approvals.queue', {})).turnaround.rounds).toBeGreaterThan(0)
  return contract
}
