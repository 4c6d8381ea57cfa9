import type { Node } from 'prosemirror-model'
import { clause, doc, footnote, p, pageBreak, paragraph, reference, signature, table } from '#shared/document/builders.ts'

const more = 'The parties have considered this clause with their advisers and each of them accepts that it is fair in the light of what was known to both when they made this agreement, and of the price. '

/** A contract with every kind of block: nested numbers, a table, a note, a Schedule, signature blocks with and without witness. */
export function sampleDocument(): Node {
  const clauses = ['Price', 'Delivery', 'Risk', 'Quality', 'Liability', 'Ending', 'Notices', 'General'].flatMap((heading, index) => [
    clause(0, heading, { style: 'heading1', id: `c${index}` }),
    clause(1, more.repeat(2)),
    clause(1, more.repeat(3)),
    clause(1, 'Each party must:'),
    clause(2, more),
    clause(2, more),
  ])
  return doc(
    {},
    paragraph({ style: 'title' }, 'Supply of Bottles'),
    paragraph({ style: 'subtitle' }, 'Between Alpha Ltd and Beta AS'),
    clause(0, 'Definitions', { style: 'heading1' }),
    paragraph({ numbering: { scheme: 'decimal', level: 1 } }, 'Bottles are what the Schedule describes', footnote('A note on pallets: they are not bottles.'), '; see clause ', reference('c0'), '.'),
    clause(0, 'Supply', { style: 'heading1' }),
    clause(1, 'The Seller must supply, and the Buyer must take, bottles:'),
    clause(2, 'of the kind that is:'),
    clause(3, 'empty; and'),
    clause(3, 'whole; and'),
    clause(2, 'in the number ordered.'),
    ...clauses,
    p('Signed by the parties as follows.'),
    signature({ id: 'alpha', party: { text: 'Alpha Ltd' }, signer: { text: 'Ann Archer' }, capacity: { text: 'Managing Director' }, witness: true }),
    signature({ id: 'beta', party: { text: 'Beta AS' }, signer: { text: 'Bjørn Berg' }, capacity: { text: 'Daglig leder' } }),
    pageBreak(),
    paragraph({ style: 'heading1', numbering: { scheme: 'schedule', level: 0 } }, 'The Bottles'),
    table([['Kind', 'Size', 'Price'], ['Green bottle', '75 cl', '€ 0.31'], ['Clear bottle', '50 cl', '€ 0.28']], { header: true }),
    clause(0, 'Bottles are counted before they are filled.', { style: 'body' }),
  )
}
