import { describe, expect, it } from 'vitest'
import { changeWords, whereWords } from '#renderer/features/compare/change-words.ts'
import type { ShownChange } from '#renderer/features/compare/compared.ts'
import { clause, doc, marked, p, paragraph, table } from '#shared/document/builders.ts'
import { leasePair } from '#test/renderer/features/compare/lease-pair.ts'
import { compared } from '#test/renderer/features/compare/redlines.ts'

const changesOf = (...texts: Parameters<typeof compared>): readonly ShownChange[] => compared(...texts).changes
const [first] = changesOf(doc({}, p('Paid within thirty days.')), doc({}, p('Paid within sixty days.')))

describe('a change in words', () => {
  it('names what went and what came', () => {
    expect(first === undefined ? null : changeWords(first)).toEqual({ head: 'Replaced', gone: 'thirty', came: 'sixty', affected: '', notes: [] })
  })

  it('says where a moved passage went to, and where it came from', () => {
    const one = clause(0, 'The first clause is about the term of the agreement and its end.', { id: 'a' })
    const two = clause(0, 'The second clause is about the price and its payment in time.', { id: 'b' })
    const three = clause(0, 'The third clause is about notices between the two parties.', { id: 'c' })
    const moved = changesOf(doc({}, one, two, three), doc({}, two, three, one))
    expect(moved.map(change => changeWords(change, '3').head)).toEqual(['Moved away, to clause 3', 'Moved here, from clause 3'])
    expect(moved.map(change => changeWords(change).head)).toEqual(['Moved away', 'Moved here'])
  })

  it('names rows that came and went, formatting and settings', () => {
    const before = doc({}, paragraph({ id: 'a' }, 'Payment is due at once.'), table([['Item', 'Price'], ['Lamp', 'GBP 40'], ['Chair', 'GBP 120']], { id: 't' }))
    const after = doc({}, paragraph({ id: 'a', style: 'quote' }, 'Payment is ', marked('due', 'bold'), ' at once.'), table([['Item', 'Price'], ['Chair', 'GBP 120']], { id: 't' }))
    const said = changesOf(before, after).map(change => changeWords(change))
    expect(said.map(({ notes }) => notes)).toEqual(expect.arrayContaining([['Style: Body text → Quotation'], ['Bold'], ['Row deleted']]))
    expect(said.find(({ head }) => head === 'Formatted')?.affected).toBe('due')
  })

  it('says nothing more of paragraphs that were split than that they were', () => {
    const one = 'The Supplier shall deliver the goods to the premises.'
    const two = 'The Customer shall pay for them within thirty days.'
    const [split] = changesOf(doc({}, paragraph({ id: 'a' }, `${one} ${two}`)), doc({}, paragraph({ id: 'a' }, `${one} `), paragraph({ id: 'b' }, two)))
    expect(split === undefined ? null : changeWords(split)).toEqual({ head: 'Paragraph split', gone: '', came: '', affected: '', notes: [] })
  })
})

describe('the place of a change', () => {
  const { before, after } = leasePair()
  const changes = changesOf(before, after)
  const placeOf = (kind: ShownChange['kind'], words: string): string | undefined => {
    const found = changes.find(change => change.kind === kind && `${change.deleted}${change.inserted}${change.affected}`.includes(words))
    return found === undefined ? undefined : whereWords(found)
  }

  it('is its clause under its heading', () => {
    expect(placeOf('replaced', 'ten')).toBe('Clause 1.1 · Term')
    expect(placeOf('inserted', 'structure and the roof')).toBe('Clause 3.2 · Repairs')
  })

  it('is the clause of the old text for what goes', () => {
    expect(placeOf('deleted', 'inside of the Premises')).toBe('Clause 4.1 · Repairs')
  })

  it('is the whole text where a field changed, and outside the clauses where there is none', () => {
    expect(whereWords(changes[0] ?? { clause: '?', heading: '', to: 1 })).toBe('The whole text')
    expect(placeOf('formatted', 'Landlord')).toBe('Outside the clauses')
  })
})
