import { describe, expect, it } from 'vitest'
import { clause, doc, paragraph, table } from '#shared/document/builders.ts'
import { paragraphLines } from '#shared/document/paragraph-lines.ts'

describe('a document as lines', () => {
  const lines = paragraphLines(doc({}, paragraph({ id: 'title' }, 'Lease'), clause(0, 'The rent is due.', { id: 'k1' }), table([['Rent', '£100']]), clause(0, 'The term is five years.', { id: 'k2' })))

  it('has one to a paragraph, numbers and cells among them', () => {
    expect(lines.text).toBe('Lease\n1. The rent is due.\nRent\n£100\n2. The term is five years.')
  })

  it('knows which paragraph each place of it stands in; none where a paragraph has no name', () => {
    const at = (words: string): string | null => lines.paragraphAt(lines.text.indexOf(words))
    expect([at('Lease'), at('1.'), at('due'), at('Rent'), at('five years'), lines.paragraphAt(lines.text.length)]).toEqual(['title', 'k1', 'k1', null, 'k2', 'k2'])
  })
})
