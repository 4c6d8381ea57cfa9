import * as fc from 'fast-check'
import { AddMarkStep, Step, Transform } from 'prosemirror-transform'
import { describe, expect, it } from 'vitest'
import { doc, marked, p, table } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'
import { areAnnotations } from '#shared/negotiation/annotation-steps.ts'

const text = doc({}, p('The Tenant pays ', marked('the rent', 'bold'), '.'), table([['a', 'b']]), p('Second.'))
const comment = (thread: string) => schema.marks.comment.create({ thread })
const json = (tr: Transform): unknown[] => tr.steps.map((step) => step.toJSON() as unknown)
const bare = (node: typeof text): string => JSON.stringify(new Transform(node).removeMark(0, node.content.size, schema.marks.comment).doc.toJSON())

describe('steps that only annotate', () => {
  it('are comments put on and taken off', () => {
    const on = new Transform(text).addMark(1, text.content.size, comment('t1'))
    expect(json(on).length).toBeGreaterThan(0)
    expect(areAnnotations(json(on))).toBe(true)
    expect(areAnnotations(json(new Transform(on.doc).removeMark(3, 9, comment('t1'))))).toBe(true)
  })

  it.each([
    ['typing', new Transform(text).insert(1, schema.text('x'))],
    ['typing under a comment', new Transform(text).insert(1, schema.text('x', [comment('t1')]))],
    ['deleting', new Transform(text).delete(1, 3)],
    ['other marks', new Transform(text).addMark(1, 4, schema.marks.italic.create())],
    ['taking other marks off', new Transform(text).removeMark(1, 25, schema.marks.bold)],
    ['attributes', new Transform(text).setNodeAttribute(0, 'align', 'center')],
    ['attributes of the document', new Transform(text).setDocAttribute('scheme', 'legal')],
    ['a comment together with a word', new Transform(text).addMark(1, 4, comment('t1')).insert(1, schema.text('x'))],
    ['a range that runs backwards, which repeats words', new Transform(text).step(new AddMarkStep(5, 2, comment('t1')))],
  ] as const)('are not %s', (_, tr) => {
    expect(tr.steps.length).toBeGreaterThan(0)
    expect(areAnnotations(json(tr))).toBe(false)
  })

  it.each([null, 7, 'addMark', {}, { stepType: 'addMark' }, { stepType: 'addMark', mark: 'comment' }, { stepType: 'addMark', mark: null }, { stepType: 'replace', mark: { type: 'comment' } }])(
    'are not %j',
    (step) => {
      expect(areAnnotations([step])).toBe(false)
    },
  )

  it('change nothing but comments, whatever they are', () => {
    const place = fc.nat(text.content.size)
    const step = fc.record({
      stepType: fc.constantFrom('addMark', 'removeMark', 'addNodeMark', 'removeNodeMark', 'replace', 'attr', 'docAttr', 'replaceAround'),
      mark: fc.record({ type: fc.constantFrom('comment', 'comment', 'bold'), attrs: fc.record({ thread: fc.constantFrom('t1', 't2') }) }),
      from: place, to: place, pos: place, attr: fc.constantFrom('align', 'scheme'), value: fc.constant('center'),
    })
    let taken = 0
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
        if (!areAnnotations(steps)) return
        let now = text
        for (const each of steps) {
          try {
            now = Step.fromJSON(schema, each).apply(now).doc ?? now
          } catch (error) {
            // Steps that do not fit are refused where they are applied.
            expect(error).toBeInstanceOf(Error)
          }
        }
        taken += now.eq(text) ? 0 : 1
        expect(bare(now)).toBe(bare(text))
      }),
      { numRuns: 2000 },
    )
    expect(taken).toBeGreaterThan(10)
  })
})
