import type { Node } from 'prosemirror-model'
import { nodeMemory } from '#shared/document/node-memory.ts'
import { changesOf, type StructureChange } from '#shared/document/tracking.ts'
import { propertiesIn } from '#shared/document/view/attributes-view.ts'
import { absences, isTracked, type Reading } from '#shared/document/view/document-view.ts'
import { viewInline } from '#shared/document/view/inline-view.ts'
import type { Piece } from '#shared/document/view/position-map.ts'

/** A paragraph in a reading by itself: as it stands, where its words come from, and the changes by which its mark is gone. */
export interface ViewedParagraph {
  readonly node: Node
  readonly pieces: readonly Piece[]
  readonly gone: readonly StructureChange[]
}

function read(paragraph: Node, reading: Reading): ViewedParagraph {
  const { content, pieces } = viewInline(paragraph, reading)
  if (changesOf(paragraph).length === 0) return { node: paragraph.copy(content), pieces, gone: [] }
  const { type, attrs } = propertiesIn(paragraph, reading)
  return { node: type.create(attrs, content, paragraph.marks), pieces, gone: absences(paragraph, reading) }
}

const remembered = { final: nodeMemory<ViewedParagraph>(), original: nodeMemory<ViewedParagraph>() }
const whole: readonly Piece[] = [{ at: 0, source: 0 }]

/** A paragraph in a reading: the very same answer whenever it is read again. */
export function viewParagraph(paragraph: Node, reading: Reading): ViewedParagraph {
  if (!isTracked(paragraph)) return { node: paragraph, pieces: whole, gone: [] }
  const known = remembered[reading].get(paragraph)
  if (known !== undefined) return known
  const made = read(paragraph, reading)
  remembered[reading].set(paragraph, made)
  return made
}
