import { addSuggestionMarks, revertSuggestions, applySuggestions, suggestChanges, transformToSuggestionTransaction } from '@handlewithcare/prosemirror-suggest-changes'
import { history } from 'prosemirror-history'
import { type MarkSpec, type Node, type NodeSpec, Schema } from 'prosemirror-model'
import { search } from 'prosemirror-search'
import { EditorState, type Command, type Transaction } from 'prosemirror-state'
import { tableEditing } from 'prosemirror-tables'
import { schema } from '#shared/document/schema.ts'
import { trackingMarks } from '#shared/document/tracking.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { trackTransaction } from '#shared/redline/track-transaction.ts'
import { counter, editing, stampOf } from '#test/shared/redline/gesture.ts'
import { identified } from '#test/shared/redline/perform.ts'

/** Something that records edits: how a document is opened in it, an edit recorded, and all of it accepted or rejected. Ids of new paragraphs are ours alone. */
export interface Tracker {
  readonly name: string
  readonly open: (doc: Node) => EditorState
  /** The recorded edit; null where it is refused. */
  readonly track: (state: EditorState, tr: Transaction) => Transaction | null
  readonly accept: (state: EditorState) => Node
  readonly reject: (state: EditorState) => Node
}

export const ours: Tracker = {
  name: 'ours',
  open: (doc) => editing(doc, counter('n')),
  track: (state, tr) => {
    const tracked = trackTransaction(state, identified(state, tr, counter('new ')), stampOf(0, 0, counter('change ')))
    return tracked.ok ? tracked.value : null
  },
  accept: ({ doc }) => acceptAll(doc),
  reject: ({ doc }) => rejectAll(doc),
}

/** Its marks lie on blocks as well, so everything that holds blocks has to allow them, as its manual says. */
const onBlocks = 'insertion modification deletion'
const holders = new Set(['doc', 'table', 'tableRow', 'tableCell', 'tableHeader'])

function peerSchema(): Schema {
  const nodes: Record<string, NodeSpec> = {}
  for (const [name, { spec }] of Object.entries(schema.nodes)) nodes[name] = holders.has(name) ? { ...spec, marks: onBlocks } : spec
  const own: Record<string, MarkSpec> = {}
  for (const [name, { spec }] of Object.entries(schema.marks)) if (!trackingMarks.some((tracking) => tracking === name)) own[name] = spec
  return new Schema({ topNode: 'doc', nodes, marks: addSuggestionMarks(own) })
}

function done(state: EditorState, command: Command): Node {
  let after = state
  command(state, (tr) => void (after = after.apply(tr)))
  return after.doc
}

/** prosemirror-suggest-changes 0.1.8 over our nodes and formatting, with its own marks in the place of ours. */
export function suggestChangesTracker(): Tracker {
  const theirs = peerSchema()
  return {
    name: 'prosemirror-suggest-changes 0.1.8',
    open: (doc) =>
      EditorState.create({ doc: theirs.nodeFromJSON(doc.toJSON()), plugins: [tableEditing(), history({ newGroupDelay: -1 }), search(), suggestChanges()] }),
    track: (state, tr) => transformToSuggestionTransaction(tr, state),
    accept: (state) => done(state, applySuggestions),
    reject: (state) => done(state, revertSuggestions),
  }
}
