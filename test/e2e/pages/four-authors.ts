import type { Node } from 'prosemirror-model'
import { doc, field, paragraph, signature } from '#shared/document/builders.ts'
import type { Numbering } from '#shared/document/attributes.ts'
import type { Field } from '#shared/document/field.ts'
import { schema } from '#shared/document/schema.ts'
import type { ChangeStamp } from '#shared/document/tracking.ts'

/** A contract in which four people have changed nearly everything that can be changed. */
export interface Redlined {
  readonly doc: Node
  readonly fields: readonly Field[]
}

const fields: readonly Field[] = [{ id: 'fee', type: 'money', label: 'Fee', required: true, value: { amount: '5000', currency: 'GBP' } } as Field]

/** Builds it. `own` is whoever looks at it; the others are outside the house. */
export function fourAuthors(own: { readonly name: string; readonly person: string }): Redlined {
  let made = 0
  const stamp = (author: string, move: string | null = null): ChangeStamp => {
    made += 1
    return { id: `change ${made}`, group: `gesture ${made}`, author, person: author === own.name ? own.person : null, at: '2026-11-20T09:30:00.000Z', move }
  }
  const [boris, chen, dara] = ['Boris Vane', 'Chen Li', 'Dara Okoye']
  const came = (author: string, move: string | null = null) => schema.marks.insertion.create(stamp(author, move))
  const goes = (author: string, move: string | null = null) => schema.marks.deletion.create(stamp(author, move))
  const text = (words: string, ...marks: Parameters<typeof schema.text>[1] extends readonly (infer M)[] | null | undefined ? M[] : never) => schema.text(words, marks)
  const clauseAt = (level: number): { numbering: Numbering } => ({ numbering: { scheme: 'decimal', level } })
  const changed = (node: Node, ...changes: readonly object[]): Node => node.type.create({ ...node.attrs, changes }, node.content)
  const cell = (words: string, ...marks: ReturnType<typeof came>[]): Node => schema.nodes.tableCell.create(null, paragraph({ id: `cell ${(made += 1)}` }, schema.text(words, marks)))
  const head = (words: string, ...marks: ReturnType<typeof came>[]): Node => schema.nodes.tableHeader.create(null, paragraph({ id: `cell ${(made += 1)}` }, schema.text(words, marks)))
  const row = (...cells: readonly Node[]): Node => schema.nodes.tableRow.create(null, [...cells])
  const bold = schema.marks.bold.create()
  const reformatted = schema.marks.formatChange.create({ ...stamp(own.name), mark: 'bold', before: null })
  const insertion = (author: string, move: string | null = null) => ({ kind: 'insertion', ...stamp(author, move) })
  const deletion = (author: string, move: string | null = null) => ({ kind: 'deletion', ...stamp(author, move) })

  const dense = paragraph(
    { id: 'dense', ...clauseAt(1) },
    'The ',
    text('Customer', schema.marks.comment.create({ thread: 'thread 1' })),
    ' shall pay each ',
    text('undisputed ', came(boris)),
    'invoice within ',
    text('thirty (30)', goes(boris)),
    text('forty-five (45)', came(boris)),
    ' days of ',
    text('receipt', goes(chen)),
    text('its date', came(chen)),
    ', ',
    text('failing which ', came(dara)),
    'interest shall accrue at ',
    text('four per cent', came(boris), goes(dara)),
    text('two per cent', came(dara)),
    ' a year above the base rate of the Bank of England from time to time, ',
    text('compounded monthly', reformatted, bold),
    '. ',
    text('Time for payment is of the essence. ', goes(own.name)),
    text('The Supplier may suspend the Services on ten days’ notice while any amount is overdue.', came(own.name)),
  )
  const blocks = [
    paragraph({ id: 'title', style: 'title' }, 'Services Agreement'),
    paragraph({ id: 'head', style: 'heading1', ...clauseAt(0) }, 'Payment'),
    dense,
    changed(paragraph({ id: 'gone', ...clauseAt(1) }, text('Invoices are sent monthly in arrears.', goes(boris))), deletion(boris)),
    changed(paragraph({ id: 'new', ...clauseAt(1) }, text('Invoices are sent at the end of each quarter; the fee is ', came(chen)), field('fee').mark([came(chen)]), text('.', came(chen))), insertion(chen)),
    changed(paragraph({ id: 'level', ...clauseAt(1) }, 'Disputed amounts are held in escrow.'), { kind: 'property', attribute: 'numbering', before: clauseAt(2).numbering, ...stamp(dara) }),
    changed(paragraph({ id: 'joined', ...clauseAt(1) }, 'This clause ends in the middle'), deletion(dara)),
    paragraph({ id: 'rest', ...clauseAt(1) }, ' and runs into this one.'),
    changed(paragraph({ id: 'away', ...clauseAt(1) }, text('Notices are sent by post.', goes(boris, 'move'))), deletion(boris, 'move')),
    paragraph({ id: 'between', ...clauseAt(1) }, 'Between the two places.'),
    changed(paragraph({ id: 'here', ...clauseAt(1) }, text('Notices are sent by post.', came(boris, 'move'))), insertion(boris, 'move')),
    schema.nodes.table.create({ id: 'table' }, [
      row(head('Milestone'), head('Date'), changed(head('Fee', came(chen)), insertion(chen))),
      row(cell('Design'), cell('1 March'), changed(cell('£1,000', came(chen)), insertion(chen))),
      changed(row(cell('Build', goes(boris)), cell('1 June', goes(boris)), changed(cell('£2,000', came(chen), goes(boris)), insertion(chen))), deletion(boris)),
      changed(row(cell('Launch', came(own.name)), cell('1 September', came(own.name)), cell('£3,000', came(own.name))), insertion(own.name)),
    ]),
    changed(schema.nodes.pageBreak.create(), insertion(dara)),
    paragraph({ id: 'signed' }, 'Signed by the parties.'),
    changed(signature({ id: 'signature', party: { text: 'Northwind Ltd' }, signer: { text: 'A. North' }, capacity: { text: 'Director' } }), insertion(boris)),
    paragraph({ id: 'end' }, 'End.'),
  ]
  return { doc: doc({ fields }, ...blocks), fields }
}
