import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPolicies } from '#shared/approvals/check-policies.ts'
import { compare, holds } from '#shared/approvals/conditions.ts'
import { whyInWords } from '#shared/approvals/condition-words.ts'
import { factsOfContract } from '#shared/approvals/facts.ts'
import { operators, type Comparison, type ConditionGroup } from '#shared/approvals/policy.ts'
import { contract, id, outcome } from '#test/helpers/records.ts'
import { asks, ben, facts, house, policy, stage } from '#test/shared/approvals/house.ts'

const comparison = (fact: Comparison['fact'], operator: Comparison['operator'], value = '', currency: string | null = null): Comparison => ({ fact, operator, value, currency })
const known = { ...facts, 'field:rent': '1200.50 GBP', 'field:term': '2 years', 'field:start': '2026-04-01', 'field:seats': '12', 'field:use': 'A bakery', deviations: '3' }

describe('a comparison', () => {
  it.each([
    [comparison('value', 'at least', '1000.00', 'GBP'), 'holds'],
    [comparison('value', 'more than', '1000', 'GBP'), 'fails'],
    [comparison('value', 'less than', '1000.01', 'GBP'), 'holds'],
    [comparison('value', 'at least', '1', 'EUR'), 'not known'],
    [comparison('value', 'is', '1000', null), 'not known'],
    [comparison('type', 'is', 'lease'), 'holds'],
    [comparison('type', 'is not', 'lease'), 'fails'],
    [comparison('counterparty', 'contains', 'BAKERY'), 'holds'],
    [comparison('counterparty', 'is', ' bright  bakery ltd '), 'holds'],
    [comparison('effective', 'at most', '2026-04-01'), 'holds'],
    [comparison('effective', 'less than', '2026-04-01'), 'fails'],
    [comparison('end', 'at least', '2030-01-01'), 'not known'],
    [comparison('end', 'is known'), 'fails'],
    [comparison('end', 'is not known'), 'holds'],
    [comparison('deviations', 'more than', '2'), 'holds'],
    [comparison('deviations', 'more than', '10'), 'fails'],
    [comparison('field:rent', 'at least', '1200.5', 'GBP'), 'holds'],
    [comparison('field:rent', 'at least', '1', 'EUR'), 'not known'],
    [comparison('field:term', 'at least', '24 months'), 'holds'],
    [comparison('field:term', 'more than', '24 months'), 'fails'],
    [comparison('field:start', 'more than', '2026-03-31'), 'holds'],
    [comparison('field:seats', 'less than', '9'), 'fails'],
    [comparison('field:use', 'is', 'a bakery'), 'holds'],
    [comparison('field:use', 'at least', 'a'), 'not known'],
    [comparison('field:missing', 'is', 'anything'), 'not known'],
  ] as const)('%j %s', (given, expected) => {
    expect(compare(given, known)).toBe(expected)
  })

  it('on a fact that is not known asks for more approval, never for less', () => {
    fc.assert(
      fc.property(fc.constantFrom(...operators), fc.string(), (operator, value) => {
        const group: ConditionGroup = { match: 'all', of: [comparison('field:gone', operator, value)] }
        expect(holds(group, {})).toBe(operator !== 'is known')
      }),
    )
  })
})

describe('a group', () => {
  const yes = comparison('type', 'is', 'lease')
  const no = comparison('type', 'is', 'nda')

  it('holds where all, or any, of its parts do; an empty one always; and groups stand in groups', () => {
    expect(holds(null, known)).toBe(true)
    expect([holds({ match: 'all', of: [] }, known), holds({ match: 'any', of: [] }, known)]).toEqual([true, true])
    expect([holds({ match: 'all', of: [yes, no] }, known), holds({ match: 'any', of: [no, yes] }, known)]).toEqual([false, true])
    expect(holds({ match: 'all', of: [yes, { match: 'any', of: [no, yes] }] }, known)).toBe(true)
  })

  it('tells in words why it holds', () => {
    const group: ConditionGroup = { match: 'any', of: [comparison('value', 'at least', '50000', 'GBP'), { match: 'all', of: [yes, comparison('end', 'more than', '2026-12-31')] }] }
    expect(whyInWords(group, known)).toBe('Needed because the type is lease, and the end date is after 31 December 2026 (not known or in another currency, so this counts).')
    expect(whyInWords(null, known)).toBe('')
  })
})

describe('the facts of a contract', () => {
  it('are its details and fields as plain text; a long one is told apart to its last letter', () => {
    const text = (value: string) => factsOfContract(contract(), [{ id: 'use', label: 'Use', required: false, type: 'text', value }], null)['field:use']
    expect(text(' A bakery ')).toBe('A bakery')
    expect(text(' ')).toBeNull()
    expect(text('a'.repeat(5000))).not.toBe(text(`${'a'.repeat(4999)}b`))
    expect(text('a'.repeat(5000))?.length).toBeLessThanOrEqual(2000)
    expect(factsOfContract(contract({ value: { amount: '10', currency: 'EUR' } }), [], 4)).toMatchObject({ title: 'Lease', type: 'lease', value: '10', currency: 'EUR', counterparty: null, deviations: '4', template: null })
  })
})

describe('policies', () => {
  const checked = (when: ConditionGroup | null, ...stages: Parameters<typeof policy>[1]) => outcome(checkPolicies([policy('P', stages.length === 0 ? [stage('S', asks(ben))] : stages, when)], house().people))
  const one = (part: Comparison): ConditionGroup => ({ match: 'all', of: [part] })

  it('are kept where they can be told', () => {
    expect(checked(one(comparison('value', 'at least', '5000', 'GBP')))).toBe('accepted')
    expect(checked(one(comparison('end', 'is known')))).toBe('accepted')
  })

  it.each([
    comparison('value', 'at least', '5000'), comparison('value', 'at least', 'much', 'GBP'), comparison('type', 'is', 'novel'), comparison('title', 'more than', 'a'),
    comparison('end', 'is', '2026-02-30'), comparison('deviations', 'at least', '1.5'), comparison('field:use', 'is', ' '),
  ])('are refused with a condition that could never be told: %j', (part) => {
    expect(checked(one(part))).toBe('policies.condition')
  })

  it('are refused where nobody is asked, somebody is not known, nobody is named to be told, or an id stands twice', () => {
    expect(checked(null, stage('S', []))).toBe('policies.no-approver')
    expect(checked(null, stage('S', [{ kind: 'person', person: contract().owner, reset: { on: 'nothing' } }, ...asks({ ...ben, id: id('nobody') })]))).toBe('policies.unknown-person')
    expect(checked(null, stage('S', asks(ben), { rule: 'all' }, { escalateAfter: 3 }))).toBe('policies.escalation')
    expect(checked(null, stage('S', asks(ben)), stage('S', asks(ben)))).toBe('policies.twice')
    expect(checked(null, stage('S', asks(ben), { rule: 'all' }, { id: 'standing-owner' }))).toBe('policies.twice')
  })
})
