import * as fc from 'fast-check'
import { Fragment, type Node } from 'prosemirror-model'
import { cell, clause, conditional, field, footnote, marked, p, pageBreak, paragraph, reference, signature, table } from '#shared/document/builders.ts'
import { withParagraphIds } from '#shared/document/paragraph-ids.ts'
import { schema } from '#shared/document/schema.ts'
import { documents, redlinedDocuments } from '#test/shared/document/arbitraries.ts'
import { Transform } from 'prosemirror-transform'
import { counter } from '#test/shared/redline/gesture.ts'

const image = schema.nodes.image.create({ blob: 'cd'.repeat(32), mediaType: 'image/png', alt: 'A map', width: 90, height: 60 })
const link = schema.text('the terms', [schema.marks.link.create({ href: 'https://example.org/b' })])

/** Something of everything, so that every kind of operation finds what it needs. */
const furniture: readonly Node[] = [
  clause(0, 'Definitions and interpretation', { style: 'heading1' }),
  paragraph({ numbering: { scheme: 'decimal', level: 1 } }, 'In this agreement ', marked('the Goods', 'bold'), ' means ', field('law'), ' and clause ', reference('p1'), '.'),
  clause(1, 'Prices are as listed.'),
  p(image, link, footnote('As at ', field('start')), schema.nodes.hardBreak.create(), conditional({ field: 'kind', op: 'equals', value: 'yes' }, 'if so')),
  paragraph({ numbering: { scheme: 'decimal', level: 1 } }),
  table(
    [
      ['Goods', 'Price', 'Place'],
      ['Steel', '400', 'London'],
      ['Copper', '9', 'Leeds'],
    ],
    { header: true },
  ),
  p('and'),
  table([[cell({ colspan: 2 }, p('Both')), cell({ rowspan: 2 }, p('Tall'), p('and wide'))], ['One', 'Two']]),
  pageBreak(),
  signature({ party: { field: 'buyer' }, signer: { text: 'B. Uyer' } }),
  p('The end.'),
]

function furnish(doc: Node): Node {
  const whole = doc.copy(doc.content.append(Fragment.fromArray([...furniture])))
  return withParagraphIds(new Transform(whole), counter('f')).doc
}

/** Random documents that also hold something of everything. */
export const furnishedDocuments: fc.Arbitrary<Node> = documents.map(furnish)

/** The same with pending changes of several people. */
export const furnishedRedlines: fc.Arbitrary<Node> = redlinedDocuments.map(furnish)
