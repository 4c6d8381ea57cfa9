import { describe, expect, it } from 'vitest'
import { knownFacts } from '#renderer/features/policies/fact-kinds.ts'
import { conditionWords, quorumWords } from '#renderer/features/policies/in-words.ts'
import type { Approver, ConditionGroup, Quorum } from '#shared/approvals/policy.ts'
import type { Person, Role } from '#shared/contracts/person.ts'
import type { PersonId } from '#shared/lib/ids.ts'

const person = (name: string, role: Role): Person => ({ id: name as PersonId, name, title: '', email: '', role, active: true })
const people = [person('Ada', 'owner'), person('Ben', 'owner'), person('Chen', 'approver'), person('Dora', 'approver'), person('Emil', 'approver')]
const asked = (name: string): Approver => ({ kind: 'person', person: name as PersonId, reset: { on: 'every change' } })
const everybody = (role: Role): Approver => ({ kind: 'role', role, reset: { on: 'every change' } })

describe('a rule in words', () => {
  it.each<[Quorum, readonly Approver[], string]>([
    [{ rule: 'any' }, [asked('Ada')], 'Ada must approve.'],
    [{ rule: 'at least', count: 1 }, [asked('Ada')], 'Ada must approve.'],
    [{ rule: 'any' }, [asked('Ada'), asked('Ben')], 'One of Ada or Ben must approve.'],
    [{ rule: 'any' }, [everybody('owner')], 'One of the owners must approve.'],
    [{ rule: 'all' }, [everybody('approver')], 'Every approver must approve.'],
    [{ rule: 'all' }, [asked('Ada'), everybody('approver')], 'Ada and every approver must approve.'],
    [{ rule: 'at least', count: 2 }, [asked('Ada'), asked('Ben'), asked('Chen')], 'Two of Ada, Ben and Chen must approve.'],
    [{ rule: 'percentage', percentage: 50 }, [everybody('approver')], '50%, so two, of the approvers must approve.'],
    [{ rule: 'any' }, [], ''],
  ])('%j of %j', (quorum, approvers, words) => {
    expect(quorumWords(quorum, approvers, people, 'en-GB')).toBe(words)
  })
})

describe('a condition in words', () => {
  const known = knownFacts([], [])
  const value = { fact: 'value', operator: 'at least', value: '50000', currency: 'GBP' } as const
  const lease = { fact: 'type', operator: 'is', value: 'lease', currency: null } as const
  const ends = { fact: 'end', operator: 'more than', value: '2027-03-01', currency: null } as const
  const open = { fact: 'end', operator: 'is not known', value: '', currency: null } as const

  it.each<[string, ConditionGroup, string]>([
    ['one', { match: 'all', of: [value] }, 'value is at least £50,000'],
    ['all', { match: 'all', of: [value, lease] }, 'value is at least £50,000 and kind of contract is Lease'],
    ['a group in a group', { match: 'all', of: [lease, { match: 'any', of: [ends, open] }] }, 'kind of contract is Lease and (date it ends is after 1 Mar 2027 or date it ends is not filled in)'],
    ['a value still to come', { match: 'all', of: [{ ...value, value: '' }] }, 'value is at least …'],
    ['none', { match: 'all', of: [] }, ''],
  ])('%s', (_, group, words) => {
    expect(conditionWords(group, known, 'en-GB')).toBe(words)
  })
})

it('a fact that no template has any more is still offered where a policy names it', () => {
  const group = { match: 'all', of: [{ fact: 'field:old', operator: 'is', value: 'x', currency: null }] } as const
  const known = knownFacts([], [{ id: 'p', name: 'P', when: group, stages: [] }])
  expect(known.find(({ name }) => name === 'field:old')?.label).toBe('old')
})
