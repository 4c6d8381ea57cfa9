import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { clause, doc, paragraph } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { listChanges } from '#shared/redline/list.ts'
import { acceptAll } from '#shared/redline/resolve.ts'
import { adopted } from '#shared/negotiation/returned/adopted.ts'
import { wordReturned } from '#shared/negotiation/returned/word-form.ts'
import { noon } from '#test/helpers/records.ts'

const sentences = ['The rent is £100.', 'The term is five years.', 'The deposit is one month.', 'Notice is in writing.', 'The law is that of England.']
const ours = doc({}, ...sentences.map((words, at) => clause(0, words, { id: `k${at}` })))
/** As Word has it: paragraphs with its ids and without our numbering. */
const form = doc({}, ...sentences.map((words, at) => paragraph({ id: `word-${at}` }, words)))

describe('a text that came back through Word', () => {
  it('is ours where nothing was edited', () => {
    expect(wordReturned({ ours, form }, form).eq(ours)).toBe(true)
  })

  it('is ours but for the words that were edited, whichever they are', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: sentences.length - 1 }), { minLength: 1, maxLength: 3 }), (edited) => {
        const words = (at: number): string => (edited.includes(at) ? sentences[at]?.replace('.', ' or more.') ?? '' : sentences[at] ?? '')
        const received = doc({}, ...sentences.map((_, at) => paragraph({ id: `word-${at}` }, words(at))))
        const back = wordReturned({ ours, form }, received)
        back.forEach((block, _offset, at) => {
          expect([block.attrs['id'], block.attrs['numbering'], block.textContent]).toEqual([`k${at}`, ours.child(at).attrs['numbering'], words(at)])
        })
      }),
    )
  })
})

describe('what becomes of the working text', () => {
  const stamp = { author: 'The other side', person: null, at: noon, newId: () => 'new' }
  const eve = schema.marks.insertion.create({ id: 'e1', group: 'e', author: 'Eve', person: null, at: noon, move: null })
  const sent = doc({}, paragraph({ id: 'a' }, 'The rent is £100.'), paragraph({ id: 'b' }, 'The term is five years.'))

  it('is what was received, under the names in it, where all of it is tracked', () => {
    const received = doc({}, paragraph({ id: 'a' }, 'The rent is £100', schema.text(' a month', [eve]), '.'), paragraph({ id: 'b' }, 'The term is five years.'))
    expect(adopted(sent, received, acceptAll(received), stamp).eq(received)).toBe(true)
    expect(listChanges(adopted(sent, received, acceptAll(received), stamp)).map(({ author }) => author)).toEqual(['Eve'])
  })

  it('is the comparison where nothing is', () => {
    const received = doc({}, paragraph({ id: 'a' }, 'The rent is £120.'), paragraph({ id: 'b' }, 'The term is five years.'))
    const redline = doc({}, paragraph({ id: 'a' }, 'compared'))
    expect(adopted(sent, received, redline, stamp)).toBe(redline)
  })
})
