import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditEventSchema } from '#shared/audit/event.ts'
import { addIssue, changeIssue, inOrder, issueSchema, moveIssue, removeIssue, type Issue, type IssueText } from '#shared/negotiation/issue.ts'
import { ada, eve, id, noon, outcome, person, value, vic } from '#test/helpers/records.ts'

const later = '2026-03-05T11:59:59.000Z'
const text: IssueText = { title: 'Rent review', theirAsk: 'Every year', ourPosition: 'Every five years', status: 'open', notes: '' }
const given = (name: string) => ({ ...text, id: id<'issue'>(name), contract: id<'contract'>('lease'), paragraph: 'p4', clause: '4 Rent' })
const strangers = [vic, person('App', { role: 'approver' }), person('Gone', { active: false })]

function list(...names: string[]): Issue[] {
  return names.reduce<Issue[]>((issues, name) => [...issues, value(addIssue(issues, given(name), ada, noon)).issue], [])
}

const names = (issues: readonly Issue[]): string[] => inOrder(issues).map((issue) => issue.id)

function moved(issues: readonly Issue[], which: string, before: string | null): Issue[] {
  const changed = value(moveIssue(issues, id(which), before === null ? null : id(before), ada)).moved
  return issues.map((issue) => changed.find((each) => each.id === issue.id) ?? issue)
}

describe('an issue', () => {
  it('is written down at the end of the list, under the clause as it is called now', () => {
    const { issue, event } = value(addIssue(list('a', 'b'), given('c'), eve, noon))
    expect(issue).toEqual({ ...given('c'), order: 3, createdAt: noon, createdBy: 'eve', updatedAt: noon })
    expect(issueSchema.safeParse(issue).success).toBe(true)
    expect(event).toEqual({ kind: 'issue added', contract: 'lease', issue: 'c', title: 'Rent review', clause: '4 Rent' })
  })

  it('is changed; the log names what changed and keeps what it was', () => {
    const [issue] = list('a')
    if (issue === undefined) throw new Error('no issue')
    const changed = value(changeIssue(issue, { ...text, status: 'conceded', notes: 'by phone' }, ada, later))
    expect(changed.issue).toEqual({ ...issue, status: 'conceded', notes: 'by phone', updatedAt: later })
    expect(changed.event).toMatchObject({ kind: 'issue changed', changed: ['status', 'notes'], before: '{"notes":"","status":"open"}' })
    expect(value(changeIssue(issue, text, ada, later))).toEqual({ issue, event: null })
  })

  it('is taken off the list; the log keeps all of it', () => {
    const [issue] = list('a')
    if (issue === undefined) throw new Error('no issue')
    const event = value(removeIssue(issue, ada))
    expect(event.kind === 'issue removed' ? JSON.parse(event.before) : null).toEqual(issue)
  })

  it('is kept by owners and editors only', () => {
    const [issue] = list('a')
    if (issue === undefined) throw new Error('no issue')
    for (const someone of strangers) {
      expect(outcome(addIssue([], given('a'), someone, noon))).toBe('issue.may-not')
      expect(outcome(changeIssue(issue, text, someone, noon))).toBe('issue.may-not')
      expect(outcome(removeIssue(issue, someone))).toBe('issue.may-not')
      expect(outcome(moveIssue([issue], issue.id, null, someone))).toBe('issue.may-not')
    }
  })
})

describe('the order of the list', () => {
  it('is changed by putting one before another, or last', () => {
    const issues = list('a', 'b', 'c', 'd')
    expect(names(moved(issues, 'd', 'b'))).toEqual(['a', 'd', 'b', 'c'])
    expect(names(moved(issues, 'a', 'd'))).toEqual(['b', 'c', 'a', 'd'])
    expect(names(moved(issues, 'b', null))).toEqual(['a', 'c', 'd', 'b'])
    expect(value(moveIssue(issues, id('d'), id('b'), ada)).event).toMatchObject({ kind: 'issue moved', place: 2 })
  })

  it('stays as it is where nothing moves, and tells nobody', () => {
    const issues = list('a', 'b')
    for (const before of [id<'issue'>('a'), id<'issue'>('b')]) expect(value(moveIssue(issues, id('a'), before, ada))).toEqual({ moved: [], event: null })
    expect(value(moveIssue(issues, id('b'), null, ada))).toEqual({ moved: [], event: null })
  })

  it('misses what is not there by name', () => {
    expect(outcome(moveIssue(list('a'), id('z'), null, ada))).toBe('issue.missing')
    expect(outcome(moveIssue(list('a'), id('a'), id('z'), ada))).toBe('issue.missing')
  })

  it('is always what taking one out and putting it back elsewhere gives, whatever was added and taken away', () => {
    const act = fc.record({ kind: fc.constantFrom('add', 'remove', 'move'), at: fc.nat(9), to: fc.nat(9) })
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let issues: Issue[] = []
        let plain: string[] = []
        for (const [number, { kind, at, to }] of acts.entries()) {
          const which = plain[at % Math.max(1, plain.length)]
          if (kind === 'add') {
            issues = [...issues, value(addIssue(issues, given(`i${number}`), ada, noon)).issue]
            plain = [...plain, `i${number}`]
          } else if (which !== undefined && kind === 'remove') {
            issues = issues.filter((issue) => issue.id !== which)
            plain = plain.filter((name) => name !== which)
          } else if (which !== undefined) {
            const before = plain[to] ?? null
            issues = moved(issues, which, before)
            const others = plain.filter((name) => name !== which)
            if (before !== which) plain = others.toSpliced(before === null ? others.length : others.indexOf(before), 0, which)
          }
          expect(names(issues)).toEqual(plain)
        }
      }),
    )
  })

  it('writes events the log takes', () => {
    const issues = list('a', 'b')
    const { event } = value(moveIssue(issues, id('b'), id('a'), ada))
    expect(auditEventSchema.parse(event)).toEqual(event)
  })
})
