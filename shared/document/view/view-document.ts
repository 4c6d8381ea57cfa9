import { Fragment, type Node } from 'prosemirror-model'
import { propertiesIn } from '#shared/document/view/attributes-view.ts'
import { stretchesOf, viewAtom, viewBlocks } from '#shared/document/view/block-view.ts'
import { isTracked, readingOf, type DocumentView, type Reading } from '#shared/document/view/document-view.ts'
import { passageEndIn, passageStartIn, sourceIn } from '#shared/document/view/position-map.ts'
import { viewTable } from '#shared/document/view/table-view.ts'

/** The text that a view of a document reads, without any change, and where everything in it stands in the document itself. */
export interface ViewedDocument {
  readonly doc: Node
  /** The position in the document of the node or character at a position of the text; of the paragraph that gave the attributes, where several run into one. */
  readonly sourceOf: (pos: number) => number
  /** Where the top-level block at a position begins in the document, with every paragraph that runs into it. */
  readonly startOf: (pos: number) => number
  /** Where the top-level block that ends at a position of the text ends in the document. */
  readonly endOf: (pos: number) => number
}

const same = (pos: number): number => pos

function read(doc: Node, reading: Reading): ViewedDocument {
  if (!isTracked(doc)) return { doc, sourceOf: same, startOf: same, endOf: same }
  const blocks = viewBlocks(doc, 0, reading, (block, from) => (block.type.name === 'table' ? viewTable : viewAtom)(block, from, reading))
  const stretches = stretchesOf(blocks, 0)
  const { type, attrs } = propertiesIn(doc, reading)
  return {
    doc: type.create(attrs, Fragment.fromArray(blocks.map(({ node }) => node))),
    sourceOf: (pos) => sourceIn(stretches, pos),
    startOf: (pos) => passageStartIn(stretches, pos),
    endOf: (pos) => passageEndIn(stretches, pos),
  }
}

const remembered = { final: new WeakMap<Node, ViewedDocument>(), original: new WeakMap<Node, ViewedDocument>() }

/**
 * What a view of a document reads: the text with every change accepted, or as it was before any. A document without changes is its own text.
 * Unchanged blocks are shared, and what was read of a paragraph is remembered with it, so that reading again after an edit is cheap.
 */
export function viewDocument(doc: Node, view: DocumentView = 'final'): ViewedDocument {
  const reading = readingOf(view)
  const known = remembered[reading].get(doc) ?? read(doc, reading)
  remembered[reading].set(doc, known)
  return known
}
