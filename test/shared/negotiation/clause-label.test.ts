import { describe, expect, it } from 'vitest'
import { clause, doc, paragraph, table } from '#shared/document/builders.ts'
import { clauseNamer, clauseOfParagraph, placeOfBlock } from '#shared/negotiation/clause-label.ts'
import { clauseTree, eachClause } from '#shared/document/clause-tree.ts'

const text = doc(
  {},
  paragraph({ id: 'title', style: 'title' }, 'Lease'),
  clause(0, 'Payment', { id: 'payment', style: 'heading1' }),
  clause(1, 'The Tenant pays the rent.', { id: 'rent' }),
  paragraph({ id: 'more' }, 'Without deduction.'),
  table([['a', 'b']], { id: 'table' }),
  clause(0, 'Term', { id: 'term', style: 'heading1' }),
)

describe('the clause a paragraph belongs to', () => {
  it.each([
    ['payment', '1. Payment'],
    ['rent', '1.1 The Tenant pays the rent.'],
    ['more', '1.1 The Tenant pays the rent.'],
    ['table', '1.1 The Tenant pays the rent.'],
    ['term', '2. Term'],
    ['title', ''],
    ['gone', ''],
    [null, ''],
  ])('%s: “%s”', (paragraphId, name) => {
    expect(clauseOfParagraph(text, paragraphId)).toBe(name)
  })

  it('is the innermost one at every position of it', () => {
    const nameAt = clauseNamer(text)
    for (const { clause: each } of eachClause(clauseTree(text))) expect(nameAt(each.pos)).toContain(each.heading)
    expect(nameAt(text.content.size)).toBe('')
    expect(placeOfBlock(text, 'gone')).toBeNull()
  })
})
