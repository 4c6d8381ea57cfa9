import type { Node } from 'prosemirror-model'
import { clause, doc, field, paragraph, reference, signature, table } from '#shared/document/builders.ts'
import type { Field } from '#shared/document/field.ts'
import { prose, randomFrom } from '#test/bench/material/words.ts'

const fields: readonly Field[] = [
  { id: 'supplier', type: 'party', label: 'Supplier', required: true, value: { name: 'Harbour Light Brewing Ltd', kind: 'company', address: '4 Quay Street, Whitby' } },
  { id: 'start', type: 'date', label: 'Start date', required: true, value: '2026-04-01' },
]

/** Ten paragraphs of 600 words: a heading of six and nine clauses of 66, nested as contracts are, with what a contract's text holds. */
function chapter(index: number, random: () => number): Node[] {
  const heading = clause(0, prose(random, 6).replaceAll(/[.,]/g, ''), { style: 'heading1', id: `h${index}` })
  const levels = [1, 1, 2, 2, 3, 1, 2, 2, 1]
  const clauses = levels.map((level, at) => {
    const numbered = { id: `c${index}-${at}`, numbering: { scheme: 'decimal', level } }
    if (at === 1 && index > 0) return paragraph(numbered, `${prose(random, 40)} Clause `, reference(`h${index - 1}`), ` applies. ${prose(random, 23)}`)
    if (at === 5) return paragraph(numbered, `${prose(random, 30)} From `, field('start'), ` ${prose(random, 34)}`)
    return paragraph(numbered, prose(random, 66))
  })
  return [heading, ...clauses]
}

/** A contract of so many chapters of 600 words in ten paragraphs; the same for the same number. */
export function longDocument(chapters: number): Node {
  const random = randomFrom(chapters)
  return doc({ fields }, ...Array.from({ length: chapters }, (_, index) => chapter(index, random)).flat())
}

/** The same with a title, a table in every fifth chapter, and signature blocks for two signers and a witness, as it is printed and signed. */
export function longContract(chapters: number): Node {
  const random = randomFrom(chapters)
  const blocks = Array.from({ length: chapters }, (_, index) => [
    ...chapter(index, random),
    ...(index % 5 === 4 ? [table([['Item', 'Quantity', 'Price'], ...[1, 2, 3, 4].map((row) => [prose(random, 3), String(row * 12), `€ ${row * 3}.50`])], { header: true })] : []),
  ]).flat()
  return doc(
    { fields },
    paragraph({ style: 'title', id: 'title' }, 'Framework Supply Agreement'),
    ...blocks,
    signature({ id: 'alpha', party: { field: 'supplier' }, signer: { text: 'Ann Archer' }, capacity: { text: 'Managing Director' }, witness: true }),
    signature({ id: 'beta', party: { text: 'Beta AS' }, signer: { text: 'Bjørn Berg' }, capacity: { text: 'Daglig leder' } }),
  )
}
