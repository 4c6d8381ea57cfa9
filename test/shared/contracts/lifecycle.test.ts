import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { storedStates, type Contract, type StoredState } from '#shared/contracts/contract.ts'
import { commands, editableStates, guards, isCommand, pathToSubmission, transitions, type Command, type Guard } from '#shared/contracts/lifecycle.ts'
import { applyCommand, findTransition, objection, type TransitionFacts } from '#shared/contracts/transition.ts'
import { ada, contract, eve, hashA, id, noon, outcome, person, value, vic } from '#test/helpers/records.ts'

const later = '2026-03-05T08:00:00.000Z'
/** Facts under which every guard holds. */
const well: TransitionFacts = { actor: ada, now: later, reason: 'for good reason', hasText: true, hasNamedVersion: true, approvalComplete: true, gateProblems: 0, allSigned: true }
const submission = { version: id<'version'>('v1'), versionHash: hashA, by: ada.id, at: noon }
const inState = (state: StoredState): Contract => contract({ state, submission, approvedVersion: id('v1') })

/** One way to fail each guard, and the name it is refused by. */
const failing: Readonly<Record<Guard, readonly [Partial<TransitionFacts>, string]>> = {
  'may edit': [{ actor: vic }, 'lifecycle.may-not-edit'],
  'is owner': [{ actor: eve }, 'lifecycle.not-owner'],
  'reason given': [{ reason: ' \t\n' }, 'lifecycle.no-reason'],
  'has text': [{ hasText: false }, 'lifecycle.no-text'],
  'has named version': [{ hasNamedVersion: false }, 'lifecycle.no-version'],
  'approval complete': [{ approvalComplete: false }, 'lifecycle.not-approved'],
  'gate passes': [{ gateProblems: 1 }, 'lifecycle.gate-closed'],
  'all signed': [{ allSigned: false }, 'lifecycle.not-all-signed'],
}

const pairs = storedStates.flatMap((from) => commands.map((command) => ({ from, command })))
const inTable = ({ from, command }: { from: StoredState; command: Command }): boolean => transitions.some((each) => each.from === from && each.command === command)

function reachable(start: StoredState): Set<StoredState> {
  const seen = new Set([start])
  for (const state of seen) for (const { from, to } of transitions) if (from === state) seen.add(to)
  return seen
}

describe('the lifecycle table', () => {
  it('says from where each command leads where, and under which conditions; * marks what follows by rule and is never given by hand', () => {
    expect(transitions.map(({ from, command, to, guards: asked, byRule }) => `${from}: ${command} → ${to} (${asked.join(', ')})${byRule === true ? '*' : ''}`)).toEqual([
      'request: start drafting → draft (may edit)',
      'draft: send to review → review (may edit, has text)',
      'review: back to draft → draft (may edit)',
      'review: open negotiation → negotiation (may edit)',
      'negotiation: back to review → review (may edit)',
      'negotiation: submit → approval pending (may edit, has text, has named version)*',
      'approval pending: approve → approved (approval complete)*',
      'approved: reopen approval → approval pending (reason given)*',
      'approval pending: reject → draft (reason given)*',
      'approval pending: recall → draft (may edit, reason given)*',
      'approved: edit again → review (may edit, reason given)',
      'signing: edit again → review (may edit, reason given)',
      'approved: open signing → signing (may edit, gate passes)*',
      'signing: withdraw from signing → approved (may edit, reason given)*',
      'signing: decline → negotiation (reason given)*',
      'signing: complete signing → executed (all signed)*',
      'executed: terminate → terminated (is owner, reason given)',
      'executed: supersede → superseded (is owner, reason given)',
      ...['request', 'draft', 'review', 'negotiation', 'approval pending', 'approved', 'signing'].map((from) => `${from}: cancel → cancelled (is owner, reason given)`),
    ])
  })

  it('is deterministic: a state and a command lead to one place', () => {
    const keys = transitions.map(({ from, command }) => `${from}/${command}`)
    expect(new Set(keys).size).toBe(keys.length)
  })

  it('leaves no state unreachable from a request', () => {
    expect([...reachable('request')].toSorted()).toEqual([...storedStates].toSorted())
  })

  it('has no way out of terminated, superseded and cancelled, and a way out of every other state', () => {
    const ends = storedStates.filter((state) => !transitions.some(({ from }) => from === state))
    expect(ends).toEqual(['terminated', 'superseded', 'cancelled'])
  })

  it('cancels from anywhere before executed, and nowhere after', () => {
    const after: readonly StoredState[] = ['executed', 'terminated', 'superseded', 'cancelled']
    expect(storedStates.filter((state) => findTransition(state, 'cancel') === undefined)).toEqual(after)
  })

  it('uses every command and every guard', () => {
    expect(commands.filter((command) => !transitions.some((each) => each.command === command))).toEqual([])
    expect(guards.filter((guard) => !transitions.some((each) => each.guards.includes(guard)))).toEqual([])
  })

  it('lets the text be written only before it is submitted', () => {
    expect([...editableStates]).toEqual(['request', 'draft', 'review', 'negotiation'])
  })

  it('leads from every editable state to a submission by the path it names', () => {
    for (const start of editableStates) {
      const end = pathToSubmission.reduce<StoredState>((state, command) => findTransition(state, command)?.to ?? state, start)
      expect(end, start).toBe('approval pending')
    }
  })

  it('knows its commands by name, and no other', () => {
    expect(commands.every(isCommand)).toBe(true)
    expect(['', 'Cancel', 'delete', 'toString', '__proto__'].some(isCommand)).toBe(false)
  })
})

describe.each(transitions)('$from — $command → $to', ({ command, from, to, guards: asked }) => {
  it('moves the contract, dates it and tells the log', () => {
    const before = inState(from)
    const { contract: after, event } = value(applyCommand(before, command, { ...well, reason: '  for good reason ' }))
    expect(after.state).toBe(to)
    expect(after.updatedAt).toBe(later)
    expect(event).toEqual({ kind: 'state changed', contract: before.id, from, to, command, reason: 'for good reason' })
  })

  it('changes nothing else but what the approval rests on', () => {
    const before = inState(from)
    const after = value(applyCommand(before, command, well)).contract
    const { submission: _, approvedVersion: __, ...rest } = after
    const { submission: ___, approvedVersion: ____, ...was } = before
    expect(rest).toEqual({ ...was, state: to, updatedAt: later })
  })

  it.each(guards.filter((guard) => asked.includes(guard)))('is refused by name when it fails “%s”', (guard) => {
    const [facts, code] = failing[guard]
    expect(outcome(applyCommand(inState(from), command, { ...well, ...facts }))).toBe(code)
  })

  it('does not ask for what the table does not', () => {
    const others = guards.filter((guard) => !asked.includes(guard)).map((guard) => failing[guard][0])
    // An actor who may do less than the guards ask for is the subject of the case above.
    const facts = others.filter((each) => each.actor === undefined).reduce<TransitionFacts>((all, each) => ({ ...all, ...each }), well)
    expect(outcome(applyCommand(inState(from), command, facts))).toBe('accepted')
  })

  it('keeps the submission exactly while the approval may stand', () => {
    const after = value(applyCommand(inState(from), command, well)).contract
    const stands = ['approval pending', 'approved', 'signing', 'executed', 'terminated', 'superseded'].includes(to)
    expect(after.submission).toEqual(stands ? submission : null)
  })

  it('forgets the approved version wherever the approval no longer stands', () => {
    const after = value(applyCommand(inState(from), command, well)).contract
    const stands = ['approved', 'signing', 'executed', 'terminated', 'superseded'].includes(to)
    expect(after.approvedVersion).toBe(stands ? 'v1' : null)
  })
})

describe('a move the table does not have', () => {
  it.each(pairs.filter((pair) => !inTable(pair)))('$command in $from is refused by name, and the record is left alone', ({ from, command }) => {
    const before = inState(from)
    const copy = structuredClone(before)
    const result = applyCommand(before, command, well)
    expect(outcome(result)).toBe('lifecycle.not-from-here')
    expect(result).toMatchObject({ refusal: { message: expect.stringContaining(command) } })
    expect(result).toMatchObject({ refusal: { message: expect.stringContaining(from) } })
    expect(before).toEqual(copy)
  })
})

describe('the guards', () => {
  it('take no one who has left the house for an owner or an editor', () => {
    for (const role of ['owner', 'editor'] as const) {
      const gone = person('Gone', { role, active: false })
      expect(outcome(applyCommand(inState('draft'), 'send to review', { ...well, actor: gone }))).toBe('lifecycle.may-not-edit')
      expect(outcome(applyCommand(inState('draft'), 'cancel', { ...well, actor: gone }))).toBe('lifecycle.not-owner')
    }
  })

  it('let an editor write and an owner end', () => {
    expect(outcome(applyCommand(inState('draft'), 'send to review', { ...well, actor: eve }))).toBe('accepted')
    expect(outcome(applyCommand(inState('draft'), 'cancel', { ...well, actor: eve }))).toBe('lifecycle.not-owner')
  })

  it('object with the first reason in the table’s order', () => {
    const transition = transitions.find((each) => each.command === 'submit')
    if (transition === undefined) throw new Error('no submit')
    expect(objection(transition, { ...well, actor: vic, hasText: false })?.code).toBe('lifecycle.may-not-edit')
    expect(objection(transition, { ...well, hasText: false, hasNamedVersion: false })?.code).toBe('lifecycle.no-text')
    expect(objection(transition, well)).toBeNull()
  })

  it('speak in whole sentences', () => {
    for (const guard of guards) {
      const transition = transitions.find((each) => each.guards.includes(guard))
      const message = transition === undefined ? '' : (objection({ ...transition, guards: [guard] }, { ...well, ...failing[guard][0] })?.message ?? '')
      expect(message).toMatch(/^[A-Z].*\.$/)
    }
  })
})

describe('any walk through the lifecycle', () => {
  const facts = fc.record({
    actor: fc.constantFrom(ada, eve, vic),
    now: fc.constant(later),
    reason: fc.constantFrom('', 'because'),
    hasText: fc.boolean(),
    hasNamedVersion: fc.boolean(),
    approvalComplete: fc.boolean(),
    gateProblems: fc.nat({ max: 2 }),
    allSigned: fc.boolean(),
  })

  it('never leaves the table, never loses the contract, and never ends twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...storedStates), fc.array(fc.tuple(fc.constantFrom(...commands), facts), { maxLength: 40 }), (start, walk) => {
        let present = inState(start)
        for (const [command, given] of walk) {
          const result = applyCommand(present, command, given)
          if (!result.ok) continue
          const { event, contract: next } = result.value
          expect(event).toMatchObject({ from: present.state, to: next.state })
          expect(inTable({ from: present.state, command })).toBe(true)
          expect(next.id).toBe(present.id)
          // An approved version is never known without the submission it was given on.
          if (next.submission === null) expect(next.approvedVersion).toBeNull()
          present = next
        }
      }),
    )
  })
})
