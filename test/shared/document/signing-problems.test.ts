import * as fc from 'fast-check'
import type { Node } from 'prosemirror-model'
import { describe, expect, it } from 'vitest'
import { blanksIn } from '#shared/document/blanks.ts'
import { clause, conditional, doc, field, footnote, p, paragraph, reference, signature } from '#shared/document/builders.ts'
import type { Field } from '#shared/document/field.ts'
import { signingProblemCodes, signingProblems } from '#shared/document/signing-problems.ts'
import { viewDocument } from '#shared/document/view/view-document.ts'
import { documents, redlinedDocuments } from '#test/shared/document/arbitraries.ts'
import { handOf } from '#test/shared/document/tracked-builders.ts'

const law: Field = { id: 'law', label: 'Law', required: true, type: 'text', value: null }
const filled: Field = { ...law, value: 'Wales' }
const block = signature({ id: 's', party: { text: 'Ash Ltd' } })
const found = (fields: Field[], ...blocks: Node[]): [string, string | null][] =>
  signingProblems(doc({ fields }, ...blocks)).map(({ code, paragraphId }) => [code, paragraphId])
const ann = handOf('Ann')
const gone = { field: 'law', op: 'equals' as const, value: 'France' }

describe('what keeps a document from being signed', () => {
  it.each<[string, Field[], Node[], [string, string | null][]]>([
    ['nothing', [filled], [paragraph({ id: 'a' }, 'Law of ', field('law')), block], []],
    ['a required field without value', [law], [paragraph({ id: 'a' }, field('law')), block], [['unfilled-field', 'a']]],
    [
      'an optional field that stands in the text',
      [{ ...law, required: false }],
      [paragraph({ id: 'a' }, field('law')), block],
      [['unfilled-field', 'a']],
    ],
    ['not an optional field that stands nowhere', [{ ...law, required: false }], [p('x'), block], []],
    ['a field the document does not have', [], [paragraph({ id: 'a' }, field('law')), block], [['unknown-field', 'a']]],
    ['a broken reference', [], [paragraph({ id: 'a' }, reference('b')), block], [['broken-reference', 'a']]],
    ['a blank', [], [paragraph({ id: 'a' }, 'On [insert date]'), block], [['blank', 'a']]],
    ['a blank in a footnote', [], [paragraph({ id: 'a' }, 'x', footnote('____')), block], [['blank', 'a']]],
    ['not a blank that is left out', [filled], [paragraph({ condition: gone }, '[●]'), p(conditional(gone, '[●]')), block], []],
    [
      'a condition on a field without value',
      [{ ...law, required: false }],
      [paragraph({ id: 'a', condition: gone }, 'x'), block],
      [['undecided-condition', 'a']],
    ],
    [
      'a sub-clause whose clause is left out',
      [filled],
      [clause(0, 'x', { condition: gone }), clause(1, 'y', { id: 'a' }), clause(0, 'z'), block],
      [['stranded-subclause', 'a']],
    ],
    ['no signature block', [], [p('x')], [['no-signature-block', null]]],
    ['a signature block for nobody', [], [p('x'), signature({ id: 'a' })], [['unnamed-signature-block', 'a']]],
    ['a change that is pending', [], [p('x'), paragraph({ id: 'a' }, 'y', ann.inserted('z', 'g')), block], [['pending-change', 'a']]],
    ['not a blank, a field or a reference that is deleted', [], [paragraph({ id: 'a' }, 'x', ann.deleted('[●]', 'g'), ann.deleted(field('no'), 'g'), ann.deleted(reference('b'), 'g')), block], [['pending-change', 'a']]],
    [
      'a reference to a clause that is deleted',
      [],
      [ann.goes(paragraph({ id: 'a' }, ann.deleted('Gone', 'g')), 'g'), paragraph({ id: 'b' }, reference('a')), block],
      [
        ['pending-change', 'a'],
        ['broken-reference', 'b'],
      ],
    ],
    [
      'a signature block that is deleted',
      [],
      [p('x'), ann.goes(block, 'g')],
      [
        ['pending-change', 's'],
        ['no-signature-block', null],
      ],
    ],
  ])('%s', (_name, fields, blocks, problems) => expect(found(fields, ...blocks)).toEqual(problems))

  it('says how many changes nobody has decided', () => {
    const message = (...blocks: Node[]): string | undefined => signingProblems(doc({}, ...blocks, block))[0]?.message
    expect(message(p(ann.inserted('z', 'g')))).toBe('There is one change that nobody has accepted or rejected yet.')
    expect(message(p(ann.inserted('z', 'g'), ' and ', ann.deleted('y', 'h')))).toBe('There are 2 changes that nobody has accepted or rejected yet.')
  })

  it('judges the final text of any redline, beside its changes', () => {
    fc.assert(
      fc.property(redlinedDocuments, (whole) => {
        const problems = signingProblems(whole).filter(({ code }) => code !== 'pending-change')
        expect(problems).toEqual(signingProblems(viewDocument(whole).doc))
      }),
    )
  })

  it.each([
    '[●]',
    '[•]',
    '[ ]',
    '[]',
    '____',
    '[insert name of the buyer]',
    '[date]',
    '[TBC]',
    '[tbd]',
    '[…]',
    '[...]',
    '[ * ]',
    '[number of days]',
    '[Please insert]',
  ])('“%s” is a blank', (text) => expect(blanksIn(`before ${text} after`)).toHaveLength(1))
  it.each(['[1]', '[the Buyer]', '[sic]', 'a_b', '[Reserved]', '[Company Limited]', '[dated]'])('“%s” is none', (text) =>
    expect(blanksIn(`before ${text} after`)).toEqual([]),
  )
  it('takes no longer than a moment over hostile text', () => expect(blanksIn('['.repeat(1_000_000) + '[ '.repeat(500_000))).toEqual([]))

  it('covers every kind of problem above, and answers for any document', () => {
    fc.assert(
      fc.property(documents, (whole) =>
        signingProblems(whole).every(({ code, message }) => signingProblemCodes.includes(code) && message !== ''),
      ),
    )
  })
})
