import { describe, expect, it } from 'vitest'
import { allNamed, orders, peopleIn, planOf, requestedSigners, withChange, withMove, withoutPerson, withPerson, type Asked } from '#renderer/features/signing/prepare/people.ts'
import { doc, p, signature } from '#shared/document/builders.ts'
import type { Field } from '#shared/document/field.ts'
import type { DocumentJson } from '#shared/ipc/call.ts'

const client: Field = {
  id: 'client',
  label: 'Client',
  required: true,
  type: 'party',
  value: { name: 'Northwind Ltd', kind: 'company', address: '', email: 'legal@northwind.example' },
}
const json = doc(
  { fields: [client] },
  p('The agreement.'),
  signature({ id: 'b1', party: { field: 'client' }, signer: { text: 'Nora West' }, capacity: { text: 'Director' }, witness: true }),
  signature({ id: 'b2', party: { text: 'Harbour & Lane Ltd' }, signer: { text: '' }, capacity: { text: '' }, witness: false }),
).toJSON() as DocumentJson

/** Everyone of the text, with a name. */
function asked(): Asked {
  const { blocks, people } = peopleIn(json)
  const names: Record<string, string> = { 'signer 1': ' Nora West ', 'witness 1': 'Will Ness', 'signer 2': 'Maya Harbour' }
  return { blocks, people: people.map(person => ({ ...person, name: names[person.key] ?? '' })) }
}
const names = ({ blocks, people }: Asked, order: (typeof orders)[number] = 'one after another') => {
  const plan = planOf({ blocks, people }, order)
  return plan.ok ? plan.value.signers.map(({ name, turn }) => `${name} ${turn ?? ''}`) : plan.refusal.code
}

describe('who is asked to sign', () => {
  it('is taken from the signature blocks, with the email of the party', () => {
    const [first, witness, second] = peopleIn(json).people
    expect(first).toMatchObject({ party: 'Northwind Ltd', name: 'Nora West', capacity: 'Director', email: 'legal@northwind.example', way: 'in person' })
    expect(witness).toMatchObject({ block: 'b1', role: 'witness', name: '', witnessOf: 'signer 1' })
    expect(second).toMatchObject({ party: 'Harbour & Lane Ltd', name: '' })
  })

  it('is complete when everyone has a name, the witness too', () => {
    expect(allNamed(peopleIn(json).people)).toBe(false)
    expect(allNamed([])).toBe(false)
    expect(allNamed(asked().people)).toBe(true)
  })
})

describe('the order', () => {
  it('is one after another, together, or by turns of their own; a witness goes with their signer', () => {
    expect(names(asked())).toEqual(['Nora West 1', 'Will Ness 1', 'Maya Harbour 2'])
    expect(names(asked(), 'all at once')).toEqual(['Nora West 1', 'Will Ness 1', 'Maya Harbour 1'])
    const { blocks, people } = asked()
    const later = withChange(people, { ...people[0], turn: 7 } as (typeof people)[number])
    expect(names({ blocks, people: later }, 'own turns')).toEqual(['Maya Harbour 1', 'Nora West 2', 'Will Ness 2'])
  })

  it('is changed a place at a time, and no further than its ends', () => {
    const { blocks, people } = asked()
    const moved = withMove(people, 'signer 2', -1)
    expect(names({ blocks, people: moved })).toEqual(['Maya Harbour 1', 'Nora West 2', 'Will Ness 2'])
    expect(names({ blocks, people: withMove(moved, 'signer 2', -1) })).toEqual(names({ blocks, people: moved }))
    expect(names({ blocks, people: withMove(moved, 'signer 2', 1) })).toEqual(names(asked()))
  })
})

describe('people beyond the blocks', () => {
  it('an approver comes before all others, a copy after them, a witness with their signer', () => {
    const { blocks, people } = asked()
    let more = withPerson(people, 'approver', 'extra 1')
    more = withPerson(more, 'copy', 'extra 2')
    more = withPerson(more, 'witness', 'extra 3', 'signer 2')
    more = more.map(person => ({ ...person, name: person.name === '' ? person.key : person.name }))
    expect(names({ blocks, people: more })).toEqual(['extra 1 1', 'Nora West 2', 'Will Ness 2', 'Maya Harbour 3', 'extra 3 3', 'extra 2 1'])
    expect(requestedSigners(more, 'one after another').find(({ role }) => role === 'copy')).not.toHaveProperty('turn')
  })

  it('go with their witness', () => {
    const { people } = asked()
    const more = withPerson(withPerson(people, 'signer', 'extra'), 'witness', 'their witness', 'extra')
    expect(withoutPerson(more, 'extra')).toEqual(people)
  })

  it('a witness who also signs is refused in words, before anything is made', () => {
    const { blocks, people } = asked()
    expect(names({ blocks, people: people.map(person => (person.role === 'witness' ? { ...person, name: 'maya harbour' } : person)) })).toBe('plan.witness-is-party')
  })
})
