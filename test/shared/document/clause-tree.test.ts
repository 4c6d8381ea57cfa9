import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { clause, doc, p, pageBreak, paragraph, signature } from '#shared/document/builders.ts'
import { clauseTree, eachClause, type ClauseNode } from '#shared/document/clause-tree.ts'
import { moveClause, type MoveTarget } from '#shared/document/move-clause.ts'
import { documents } from '#test/shared/document/arbitraries.ts'

const numbered = (level: number, id: string, scheme = 'decimal'): Node => clause(level, id, { id, scheme })
const heading = (style: 'heading1' | 'heading2', id: string): Node => paragraph({ id, style }, id)
type Shape = string | [string, ...Shape[]]
const shape = ({ id, children }: ClauseNode): Shape => (children.length === 0 ? (id ?? '') : [id ?? '', ...children.map(shape)])
const shapes = (...blocks: Node[]): Shape[] => clauseTree(doc({}, ...blocks)).map(shape)
const order = (whole: Node): string[] => whole.children.map((block) => (block.attrs['id'] as string | null) ?? block.type.name)

describe('the clause tree', () => {
  it('nests clauses by level, and leaves unnumbered text in the clause it follows', () => {
    expect(shapes(numbered(0, 'a'), numbered(1, 'b'), p('more'), numbered(2, 'c'), numbered(1, 'd'), numbered(0, 'e'))).toEqual([
      ['a', ['b', 'c'], 'd'],
      'e',
    ])
  })

  it('nests clauses in their schedule, and no clause under an unnumbered heading', () => {
    expect(
      shapes(
        heading('heading1', 'Background'),
        numbered(0, 'a'),
        numbered(0, 's', 'schedule'),
        numbered(1, 'part', 'schedule'),
        numbered(0, 'b'),
        heading('heading1', 'Signatures'),
      ),
    ).toEqual(['Background', 'a', ['s', ['part', 'b']], 'Signatures'])
  })

  it('ends a clause at a signature block, and before the page break in front of the next', () => {
    const whole = doc({}, numbered(0, 'a'), p('x'), pageBreak(), numbered(0, 'b'), p('x'), signature({}), p('x'))
    expect(clauseTree(whole).map(({ pos, end }) => [pos, end])).toEqual([
      [0, 6],
      [7, 13],
    ])
  })

  it('gives labels and headings', () => {
    expect(clauseTree(doc({}, clause(0, 'The Buyer shall pay'), heading('heading2', 'Notices')))).toMatchObject([
      { label: '1.', heading: 'The Buyer shall pay' },
      { label: '', heading: 'Notices', kind: 'heading' },
    ])
  })

  it('holds nodes that follow each other and lie within their parents', () => {
    fc.assert(
      fc.property(documents, (whole) => {
        const check = (nodes: readonly ClauseNode[], from: number, to: number): void => {
          let last = from
          for (const { pos, end, children } of nodes) {
            expect(pos).toBeGreaterThanOrEqual(last)
            expect(end).toBeGreaterThan(pos)
            expect(end).toBeLessThanOrEqual(to)
            check(children, pos + 1, end)
            last = end
          }
        }
        check(clauseTree(whole), 0, whole.content.size)
      }),
    )
  })
})

describe('moving a clause', () => {
  const start = doc({}, numbered(0, 'a'), numbered(1, 'a1'), numbered(0, 'b'), numbered(1, 'b1'), numbered(0, 'c'), signature({ id: 's' }))
  const moved = (id: string, target: MoveTarget): string[] | string => {
    const result = moveClause(new Transform(start), id, target)
    return result.ok ? order(result.value.doc) : result.refusal.code
  }
  it('takes its sub-clauses with it', () => {
    expect(moved('b', { before: 'a' })).toEqual(['b', 'b1', 'a', 'a1', 'c', 's'])
    expect(moved('a', { after: 'b' })).toEqual(['b', 'b1', 'a', 'a1', 'c', 's'])
    expect(moved('a', 'end')).toEqual(['b', 'b1', 'c', 'a', 'a1', 's'])
    expect(moved('a1', { after: 'b1' })).toEqual(['a', 'b', 'b1', 'a1', 'c', 's'])
  })
  it('refuses to move into itself, and what is not there', () => {
    expect(moved('a', { before: 'a1' })).toBe('clause.into-itself')
    expect(moved('nobody', 'end')).toBe('clause.missing')
    expect(moved('a', { after: 'nobody' })).toBe('clause.target-missing')
  })
  it('to where it stands changes nothing', () => {
    const result = moveClause(new Transform(start), 'a', { before: 'b' })
    expect(result.ok && result.value.steps).toEqual([])
  })

  it('keeps every block, and its steps undone restore the document', () => {
    fc.assert(
      fc.property(documents, fc.nat(), fc.nat(), fc.boolean(), (whole, which, where, before) => {
        const ids = Array.from(eachClause(clauseTree(whole)), ({ clause: { id } }) => id ?? '')
        fc.pre(ids.length > 0)
        const [id, at] = [ids[which % ids.length] ?? '', ids[where % ids.length] ?? '']
        const result = moveClause(new Transform(whole), id, before ? { before: at } : { after: at })
        if (!result.ok) {
          expect(result.refusal.code).toBe('clause.into-itself')
          return
        }
        const { doc: after, steps, docs } = result.value
        after.check()
        expect(after.children.map(String).sort()).toEqual(whole.children.map(String).sort())
        const undone = steps.reduceRight((state, step, index) => step.invert(docs[index] ?? whole).apply(state).doc ?? state, after)
        expect(undone.eq(whole)).toBe(true)
      }),
    )
  })

  it('is undone by moving it back before what it stood in front of', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 3 }), { minLength: 2, maxLength: 12 }), fc.nat(), fc.nat(), (levels, which, where) => {
        const whole = doc({}, ...levels.map((level, index) => numbered(level, `c${index}`)))
        const clauses = Array.from(eachClause(clauseTree(whole)), ({ clause }) => clause)
        const moving = clauses[which % clauses.length]
        const follower = clauses.find(({ pos }) => pos === moving?.end)?.id
        const result = moveClause(new Transform(whole), moving?.id ?? '', { before: clauses[where % clauses.length]?.id ?? '' })
        if (!result.ok || moving === undefined) return
        // Levels decide what belongs to a clause: where it stands now, it may have gathered the deeper clauses that follow it.
        const now = Array.from(eachClause(clauseTree(result.value.doc)), ({ clause }) => clause).find(({ id }) => id === moving.id)
        fc.pre(now !== undefined && now.end - now.pos === moving.end - moving.pos)
        const back = moveClause(
          new Transform(result.value.doc),
          moving.id ?? '',
          follower === undefined || follower === null ? 'end' : { before: follower },
        )
        expect(back.ok && back.value.doc.eq(whole)).toBe(true)
      }),
    )
  })
})
