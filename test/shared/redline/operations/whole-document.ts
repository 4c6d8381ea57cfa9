import type { Node } from 'prosemirror-model'
import type { EditorState, Transaction } from 'prosemirror-state'
import type { Field } from '#shared/document/field.ts'
import { defaultPage } from '#shared/document/attributes.ts'
import { fieldsOf, setFieldValue } from '#shared/document/fields.ts'
import { addField, changeField, removeField } from '#renderer/editor/commands/fields.ts'
import { changeNode, insertPageBreak, insertSignatureBlock } from '#renderer/editor/commands/insert.ts'
import type { Draw } from '#test/shared/redline/operations/draw.ts'
import type { Operation } from '#test/shared/redline/operations/operation.ts'
import { inParagraph, outcome, topLevel, withNodeSelected } from '#test/shared/redline/operations/places.ts'
import { deleteSelection } from 'prosemirror-commands'

type Run = Operation['run']

const values = { text: 'England', number: 7, money: { amount: '12.50', currency: 'EUR' }, date: '2027-01-31', duration: { count: 3, unit: 'months' }, choice: 'yes' } as const

function valueSet(state: EditorState, draw: Draw, empty: boolean): Transaction | null {
  const field = draw.pick(fieldsOf(state.doc).filter(({ type }) => type !== 'party'))
  if (field === undefined || field.type === 'party') return null
  const set = setFieldValue(state.tr, field.id, empty ? null : values[field.type])
  return set.ok && !set.value.doc.eq(state.doc) ? set.value : null
}

const labelChanged: Run = (state, draw) => {
  const field = draw.pick(fieldsOf(state.doc))
  return field === undefined ? null : outcome(state, changeField({ ...field, label: `${field.label} (agreed)`, required: !field.required }))
}

const added = (draw: Draw): Field => ({ id: `extra-${draw.below(40)}`, label: 'Extra', required: false, type: 'text', value: null })

const unusedRemoved: Run = (state, draw) => {
  const ids = fieldsOf(state.doc).map(({ id }) => id)
  const first = draw.below(Math.max(1, ids.length))
  for (const id of [...ids.slice(first), ...ids.slice(0, first)]) {
    const tr = outcome(state, removeField(id))
    if (tr !== null) return tr
  }
  return null
}

/** The list of fields is written anew in one step: one goes, one comes, one changes and the order is turned. */
const fieldsRewritten: Run = (state, draw) => {
  const fields = fieldsOf(state.doc)
  const kept = fields.toSpliced(draw.below(Math.max(1, fields.length)), 1)
  const changed = kept.map((field, index) => (index === 0 ? { ...field, label: `${field.label}*` } : field))
  const fresh = added(draw)
  const all = draw.below(2) === 0 ? changed.toReversed() : changed
  return state.tr.setDocAttribute('fields', all.some(({ id }) => id === fresh.id) ? all : [...all, fresh])
}

const pageChanged: Run = (state, draw) => {
  const tr = state.tr.setDocAttribute('page', { size: draw.below(2) === 0 ? 'Letter' : 'A4', margins: { ...defaultPage.margins, left: 20 + draw.below(10) } })
  return tr.doc.eq(state.doc) ? null : tr
}

const ownScheme: Run = (state, draw) => state.tr.setDocAttribute('schemes', { own: { name: 'own', levels: [{ format: 'upperRoman', text: `Part %1${draw.words()}`, start: 1 }] } })

const replaced: Run = (state, draw) => {
  const { schema } = state
  const kept = draw.below(3)
  const blocks: Node[] = [schema.node('paragraph', { style: 'title' }, [schema.text('Another agreement')])]
  for (let count = 0; count < kept; count += 1) blocks.push(schema.node('paragraph', { numbering: { scheme: 'decimal', level: 0 } }, [schema.text(`${draw.words()}the Buyer shall pay`)]))
  return state.tr.replaceWith(0, state.doc.content.size, blocks)
}

const deletingBlock =
  (name: string): Run =>
  (state, draw) => {
    const block = draw.pick(topLevel(state.doc, name))
    return block === undefined ? null : outcome(withNodeSelected(state, block.pos), deleteSelection)
  }

/** What one gesture did is taken back in the same gesture. */
const nothingInTheEnd: Run = (state, draw) => {
  const block = draw.pick(topLevel(state.doc, 'paragraph').filter(({ node }) => node.content.size > 0))
  if (block === undefined) return null
  const inside = state.doc.slice(block.pos + 1, block.pos + 1 + block.node.content.size)
  return state.tr.delete(block.pos + 1, block.pos + 1 + block.node.content.size).replace(block.pos + 1, block.pos + 1, inside)
}

const signature = { party: { field: 'buyer' }, signer: { text: 'A. Clerk' }, capacity: { text: 'Director' }, witness: false } as const

export const documentOperations: readonly Operation[] = [
  { name: 'fill a field', run: (state, draw) => valueSet(state, draw, false) },
  { name: 'empty a field', run: (state, draw) => valueSet(state, draw, true) },
  { name: 'change a field', run: labelChanged },
  { name: 'add a field', run: (state, draw) => outcome(state, addField(added(draw))) },
  { name: 'remove a field', run: unusedRemoved },
  { name: 'write the list of fields anew', run: fieldsRewritten },
  { name: 'change the page', run: pageChanged },
  { name: 'define a numbering scheme', run: ownScheme },
  { name: 'replace the whole document', run: replaced },
  { name: 'insert a page break', run: inParagraph(() => insertPageBreak) },
  { name: 'delete a page break', run: deletingBlock('pageBreak') },
  { name: 'insert a signature block', run: inParagraph(() => insertSignatureBlock(signature)) },
  {
    name: 'edit a signature block',
    run: (state, draw) => {
      const block = draw.pick(topLevel(state.doc, 'signatureBlock'))
      return block === undefined ? null : outcome(state, changeNode(block.pos, { signer: { text: draw.words() }, witness: draw.below(2) === 0 }))
    },
  },
  { name: 'delete a signature block', run: deletingBlock('signatureBlock') },
  { name: 'take words out and put them back', carries: true, run: nothingInTheEnd },
]
