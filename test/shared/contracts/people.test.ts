import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addPerson, changePerson } from '#shared/contracts/people.ts'
import { roles, type Person } from '#shared/contracts/person.ts'
import { ada, ben, eve, id, outcome, person, value, vic } from '#test/helpers/records.ts'

const gone = person('Gone', { active: false })

describe('adding a person', () => {
  const given = { name: 'Dora', title: 'Director', email: 'dora@example.org', role: 'editor' as const }

  it('makes an active profile and tells the log', () => {
    const { person: added, event } = value(addPerson(given, id('dora'), ada))
    expect(added).toEqual({ ...given, id: 'dora', active: true })
    expect(event).toEqual({ kind: 'person added', contract: null, person: 'dora', name: 'Dora', role: 'editor' })
  })

  it('is for active owners', () => {
    for (const actor of [eve, vic, person('App', { role: 'approver' }), gone]) expect(outcome(addPerson(given, id('dora'), actor)), actor.name).toBe('people.not-owner')
  })
})

describe('changing a person', () => {
  it('names what changed', () => {
    const { person: after, event } = value(changePerson([ada, ben], { ...ben, title: 'Partner', active: false }, ada))
    expect(after).toEqual({ ...ben, title: 'Partner', active: false })
    expect(event).toEqual({ kind: 'person changed', contract: null, person: 'ben', changed: ['title', 'active'] })
  })

  it('is silent when nothing changed', () => {
    expect(value(changePerson([ada, ben], { ...ben }, ada))).toEqual({ person: ben, event: null })
  })

  it('is for active owners, on profiles that exist', () => {
    for (const actor of [eve, vic, gone]) expect(outcome(changePerson([ada, ben, eve], { ...ben, title: 'Partner' }, actor)), actor.name).toBe('people.not-owner')
    expect(outcome(changePerson([ada], ben, ada))).toBe('people.missing')
  })

  it.each([
    ['by taking the role', { role: 'editor' as const }],
    ['by leaving the house', { active: false }],
  ])('never takes the last active owner away: %s', (_, change) => {
    expect(outcome(changePerson([ada, eve, gone], { ...ada, ...change }, ada))).toBe('people.last-owner')
    expect(outcome(changePerson([ada, ben], { ...ada, ...change }, ada))).toBe('accepted')
  })

  it('leaves an active owner after any run of changes', () => {
    const profile = fc.record({ role: fc.constantFrom(...roles), active: fc.boolean() })
    fc.assert(
      fc.property(fc.array(profile, { minLength: 1, maxLength: 4 }), fc.array(fc.tuple(fc.nat(), profile), { maxLength: 20 }), (others, changes) => {
        let people: Person[] = [ada, ...others.map((each, at) => person(`P${at}`, each))]
        for (const [at, change] of changes) {
          const target = people[at % people.length]
          const actor = people.find((each) => each.active && each.role === 'owner')
          if (target === undefined || actor === undefined) throw new Error('no active owner is left')
          const result = changePerson(people, { ...target, ...change }, actor)
          if (result.ok) people = people.map((each) => (each.id === target.id ? result.value.person : each))
        }
        expect(people.some((each) => each.active && each.role === 'owner')).toBe(true)
      }),
    )
  })
})
