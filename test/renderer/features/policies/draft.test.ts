import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { isUnsaved, usePolicyDraft } from '#renderer/features/policies/draft.ts'
import { movedTo, withCopy, withPolicy } from '#renderer/features/policies/edits.ts'
import { problemsOf } from '#renderer/features/policies/problems.ts'
import { newPolicy, newStage, startingPoints } from '#renderer/features/policies/starting-points.ts'
import { policySchema, type Policy } from '#shared/approvals/policy.ts'
import type { Person } from '#shared/contracts/person.ts'
import type { PersonId } from '#shared/lib/ids.ts'

const people: Person[] = ['Ada', 'Ben', 'Chen', 'Dora'].map(name => ({ id: name as PersonId, name, title: '', email: '', role: 'owner', active: true }))
const draft = () => usePolicyDraft.getState()
const first = newPolicy('First', [newStage('Owner', [])])
const rename = (name: string) => withPolicy(first.id, policy => ({ ...policy, name }))

describe('policies that are not saved yet', () => {
  beforeEach(() => {
    draft().read('elsewhere', [])
    draft().read('here', [first])
  })

  it('stay when what is saved is read again, and are dropped with another workspace', () => {
    draft().edit(rename('Second'))
    draft().read('here', [first])
    expect(draft().policies[0]?.name).toBe('Second')
    expect(isUnsaved(draft())).toBe(true)
    draft().read('there', [])
    expect(draft().policies).toEqual([])
    expect(isUnsaved(draft())).toBe(false)
  })

  it('take typing in one place back in one, and a discard as one change', () => {
    draft().edit(rename('S'), 'name')
    draft().edit(rename('Se'), 'name')
    draft().edit(rename('Sec'), 'name')
    draft().edit(all => [...all, newPolicy('Third', [])])
    draft().undo()
    expect(draft().policies[0]?.name).toBe('Sec')
    draft().discard()
    expect(isUnsaved(draft())).toBe(false)
    draft().undo()
    expect(draft().policies[0]?.name).toBe('Sec')
    draft().undo()
    expect(draft().policies).toEqual([first])
  })

  it('are saved once they are as what is saved, by whatever way they came there', () => {
    draft().edit(rename('Second'))
    draft().edit(rename('First'))
    expect(isUnsaved(draft())).toBe(false)
  })
})

describe('the order of policies', () => {
  it('keeps every policy, moves only the one, and stops at both ends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(7), fc.integer({ min: -3, max: 12 }), (count, at, to) => {
        const all = Array.from({ length: count }, (_, index) => ({ id: String(index) }))
        const id = String(at % count)
        const moved = movedTo(all, id, to)
        expect(moved.map(each => each.id).filter(each => each !== id)).toEqual(all.map(each => each.id).filter(each => each !== id))
        expect(moved.findIndex(each => each.id === id)).toBe(Math.max(0, Math.min(count - 1, to)))
      }),
    )
  })

  it('puts a copy right below, with ids of its own throughout', () => {
    let next = 0
    const [one, copy] = withCopy(first.id, () => `new ${(next += 1)}`)([first]) as [Policy, Policy]
    expect(one).toBe(first)
    expect(copy).toMatchObject({ id: 'new 1', name: 'First (copy)', stages: [{ id: 'new 2', name: 'Owner' }] })
  })
})

describe('what is to be filled in before saving', () => {
  it('is nothing for a starting point in a house of four', () => {
    for (const { make } of startingPoints) {
      const policy = make(people, 'GBP')
      expect(problemsOf([policy], people, 'en-GB')).toEqual([])
      expect(policySchema.parse(policy)).toEqual(policy)
    }
  })

  it('is a name, somebody to ask, a value to compare with, and no more approvals than people', () => {
    const approver = { kind: 'person', person: people[0]?.id as PersonId, reset: { on: 'every change' } } as const
    const value = { match: 'all', of: [{ fact: 'value', operator: 'at least', value: ' ', currency: 'GBP' }] } as const
    const policy = newPolicy(' ', [newStage('', []), newStage('Board', [approver], { rule: 'at least', count: 2 }, value)])
    expect(problemsOf([policy], people, 'en-GB').map(({ message }) => message)).toEqual([
      'The policy needs a name.',
      'The stage needs a name.',
      'Nobody is asked.',
      'A condition has no value.',
      'More are needed than the 1 who are asked.',
    ])
  })

  it('is both halves of telling somebody', () => {
    const policy = { ...first, stages: [{ ...newStage('Owner', [{ kind: 'role', role: 'owner', reset: { on: 'every change' } } as const]), escalateAfter: 3 }] }
    expect(problemsOf([policy], people, 'en-GB').map(({ message }) => message)).toEqual(['Say who is told, and after how many days.'])
  })
})
