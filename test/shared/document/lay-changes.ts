import { Fragment, type Node } from 'prosemirror-model'
import { defaultPage } from '#shared/document/attributes.ts'
import type { Field } from '#shared/document/field.ts'
import { schema } from '#shared/document/schema.ts'
import { changesOf, sameAuthor, structureChanges, type ChangeStamp } from '#shared/document/tracking.ts'
import { blockUnder, isDeleted, picked, placed, redlineAuthors, remade, replaced, withChange, type Gesture, type LaidChange } from '#test/shared/document/laid-change.ts'
import { changedTables } from '#test/shared/document/lay-table-changes.ts'
import { changedText } from '#test/shared/document/lay-text-changes.ts'

function propertyOf(node: Node, { pick }: LaidChange): { readonly attribute: string; readonly value: unknown } {
  const { numbering, indent, keepWithNext } = node.attrs as { numbering: unknown; indent: number; keepWithNext: boolean }
  const values = [
    { attribute: 'style', value: node.attrs['style'] === 'quote' ? 'heading1' : 'quote' },
    { attribute: 'numbering', value: numbering === null ? { scheme: 'decimal', level: pick % 3 } : null },
    { attribute: 'numbering', value: { scheme: 'decimal', level: pick % 4, restart: 7 } },
    { attribute: 'align', value: node.attrs['align'] === 'right' ? null : 'right' },
    { attribute: 'indent', value: (indent + 1) % 9 },
    { attribute: 'keepWithNext', value: !keepWithNext },
    { attribute: 'word', value: node.attrs['word'] === null ? '<w:jc w:val="distribute"/>' : null },
    { attribute: 'condition', value: node.attrs['condition'] === null ? { field: 'kind', op: 'equals', value: 'yes' } : null },
  ]
  return picked(values, pick) as { attribute: string; value: unknown }
}

function propertyChange(node: Node, attribute: string, value: unknown, stamp: ChangeStamp): Node {
  const last = changesOf(node).findLast((change) => change.kind === 'property' && change.attribute === attribute)
  if (last !== undefined && sameAuthor(last, stamp)) return node
  return withChange(node, { ...stamp, kind: 'property', attribute, before: node.attrs[attribute] as unknown }, { [attribute]: value })
}

function inBlocks(doc: Node, laid: LaidChange, gesture: Gesture): Node {
  const paragraph = picked(placed(doc, (node) => node.type.name === 'paragraph'), laid.at)
  if (paragraph === undefined) return doc
  const { node, pos } = paragraph
  const put = (...nodes: readonly Node[]): Node => replaced(doc, pos, pos + node.nodeSize, nodes)
  const keeps = laid.flag ? ({ keeps: 'this' } as const) : {}
  switch (laid.kind) {
    case 'property': {
      const { attribute, value } = propertyOf(node, laid)
      return put(propertyChange(node, attribute, value, gesture.stamp()))
    }
    case 'change id':
      return put(propertyChange(node, 'id', gesture.newId(), gesture.stamp()))
    case 'split': {
      const at = picked(node.children.map((_, index) => node.children.slice(0, index).reduce((sum, child) => sum + child.nodeSize, 0)), laid.pick) ?? 0
      const [first, second] = [node.cut(0, at), node.cut(at)]
      // Whichever half keeps the id is the one whose attributes come back.
      const [keeper, other] = laid.flag ? [first, second] : [second, first]
      const fresh = other.type.create({ ...other.attrs, id: gesture.newId(), changes: null }, other.content)
      const start = withChange(laid.flag ? keeper.type.create({ ...keeper.attrs, changes: null }, keeper.content) : fresh, { ...gesture.stamp(), kind: 'insertion', ...keeps })
      return put(start, laid.flag ? fresh.type.create({ ...fresh.attrs, changes: node.attrs['changes'] as unknown }, fresh.content) : keeper)
    }
    default: {
      if (structureChanges(node, 'deletion').length > 0) return doc
      return put(withChange(node, { ...gesture.stamp(), kind: 'deletion', ...keeps }))
    }
  }
}

function blockFor({ pick, text }: LaidChange, newId: () => string): Node {
  const made = [
    schema.nodes.paragraph.create({ id: newId(), numbering: { scheme: 'decimal', level: pick % 2 } }, schema.text(text)),
    schema.nodes.paragraph.create({ id: newId() }),
    schema.nodes.pageBreak.create(),
    schema.nodes.signatureBlock.create({ id: newId(), party: { text } }),
    schema.nodes.opaqueBlock.create({ id: newId(), kind: 'textBox', words: text, xml: '<w:p/>', parts: [] }),
    schema.nodes.table.create({ id: newId() }, [
      schema.nodes.tableRow.create(null, [schema.nodes.tableCell.create(null, [schema.nodes.paragraph.create({ id: newId() }, schema.text(text))])]),
    ]),
  ]
  return picked(made, pick) as Node
}

const untouched = (node: Node): boolean => structureChanges(node, 'insertion').length + structureChanges(node, 'deletion').length === 0
const renamed = new Set(['paragraph', 'table', 'signatureBlock', 'opaqueBlock'])

/** The source copy under new ids, so that the moved passage keeps its own. */
function underNewIds(node: Node, gesture: Gesture, move: string): Node {
  const content = node.inlineContent ? node.content : Fragment.fromArray(node.children.map((child) => underNewIds(child, gesture, move)))
  const copy = node.copy(content)
  return renamed.has(node.type.name) ? withChange(copy, { ...gesture.stamp(move), kind: 'property', attribute: 'id', before: node.attrs['id'] as unknown }, { id: gesture.newId() }) : copy
}

/** A block without the text that is deleted already: only what stands is moved along. */
function withoutDeleted(node: Node): Node {
  return node.isLeaf ? node : remade(node, node.children.filter((child) => !isDeleted(child)).map(withoutDeleted))
}

function wholeBlocks(doc: Node, laid: LaidChange, gesture: Gesture): Node {
  const index = laid.at % doc.childCount
  const before = doc.children.slice(0, index)
  const block = doc.child(index)
  if (laid.kind === 'insert block') return remade(doc, doc.children.toSpliced(index, 0, blockUnder(blockFor(laid, gesture.newId), 'insertion', gesture, laid.flag)))
  if (!untouched(block)) return doc
  if (laid.kind === 'delete block') return remade(doc, doc.children.with(index, blockUnder(block, 'deletion', gesture, laid.flag)))
  const count = doc.children.slice(index, index + 1 + (laid.length % 3)).findIndex((node) => !untouched(node) || placed(node, (inner) => !untouched(inner)).length > 0)
  const end = count === -1 ? Math.min(index + 1 + (laid.length % 3), doc.childCount) : index + count
  if (end === index) return doc
  const [move, passage, rest] = [gesture.newId(), doc.children.slice(index, end), doc.children.slice(end)]
  const source = passage.map((node) => blockUnder(underNewIds(node, gesture, move), 'deletion', gesture, laid.flag, move))
  const target = passage.map((node) => blockUnder(withoutDeleted(node), 'insertion', gesture, laid.flag, move))
  const [others, to] = [[...before, ...source, ...rest], laid.pick % (before.length + rest.length + 1)]
  return remade(doc, others.toSpliced(to <= before.length ? to : to + source.length, 0, ...target))
}

function onDocument(doc: Node, laid: LaidChange, gesture: Gesture): Node {
  if (laid.kind === 'document') {
    if (laid.flag) return propertyChange(doc, 'page', { ...defaultPage, size: laid.pick % 2 === 0 ? 'Letter' : 'A4' }, gesture.stamp())
    const schemes = { own: { name: 'own', levels: [{ format: 'decimal', text: `Part %1${laid.text}`, start: laid.pick % 9 }] } }
    return propertyChange(doc, 'schemes', schemes, gesture.stamp())
  }
  const fields = doc.attrs['fields'] as readonly Field[]
  const at = laid.at % (fields.length + 1)
  const old = fields[at]
  const made: Field = { id: gesture.newId(), label: 'New', required: false, type: 'text', value: laid.text }
  const next = old === undefined ? [...fields, made] : laid.flag ? fields.toSpliced(at, 1) : fields.with(at, { ...old, value: null })
  const before = old === undefined ? null : { field: old, at }
  return withChange(doc, { ...gesture.stamp(), kind: 'property', attribute: 'fields', key: (old ?? made).id, before }, { fields: next })
}

/** Lays changes over a document one after the other, as several people would have made them. The outcome is always a valid document. */
export function layChanges(doc: Node, changes: readonly LaidChange[]): Node {
  let count = 0
  const newId = (): string => `r${(count += 1)}`
  return changes.reduce((before, laid, index) => {
    const [by, minute] = [redlineAuthors[laid.author] ?? redlineAuthors[0], String(index % 60).padStart(2, '0')]
    const stamp = (move?: string): ChangeStamp => ({ id: newId(), group: `g${index}`, ...by, at: `2026-03-01T09:${minute}:00.000Z`, move: move ?? null })
    const gesture = { stamp, newId }
    switch (laid.kind) {
      case 'property':
      case 'change id':
      case 'split':
      case 'join':
        return inBlocks(before, laid, gesture)
      case 'insert block':
      case 'delete block':
      case 'move blocks':
        return wholeBlocks(before, laid, gesture)
      case 'rows':
      case 'columns':
      case 'cell type':
        return changedTables(before, laid, gesture)
      case 'field':
      case 'document':
        return onDocument(before, laid, gesture)
      default:
        return changedText(before, laid, gesture)
    }
  }, doc)
}
