import { describe, expect, it } from 'vitest'
import { changedClauses } from '#shared/compare/changed-clauses.ts'
import { doc, paragraph, reference } from '#shared/document/builders.ts'

const numbering = { scheme: 'decimal', level: 0 }

/** Three clauses, the last with a reference; their ids begin with a letter of one's own. */
const text = (ids: string, target: string, second = 'The Tenant pays the rent.') =>
  doc(
    {},
    paragraph({ id: `${ids}1`, numbering }, 'The Landlord lets the workshop.'),
    paragraph({ id: `${ids}2`, numbering }, second),
    paragraph({ id: `${ids}3`, numbering }, 'Nothing is due beyond clause ', reference(target), '.'),
  )

describe('clauses that differ from another text', () => {
  it('are none where only the ids are others, and the references lead to clauses that correspond', () => {
    expect(changedClauses(text('a', 'a2'), text('b', 'b2'))).toBe(0)
  })

  it('are those whose reference leads elsewhere', () => {
    expect(changedClauses(text('a', 'a2'), text('b', 'b1'))).toBe(1)
    expect(changedClauses(text('a', 'a2'), text('b', 'gone'))).toBe(1)
  })

  it('are those whose words changed', () => {
    expect(changedClauses(text('a', 'a2'), text('b', 'b2', 'The Tenant pays no rent.'))).toBe(1)
  })
})
