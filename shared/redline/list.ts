import type { Node } from 'prosemirror-model'
import type { ChangePiece, ContentPiece, FormatPiece, PropertyPiece } from '#shared/document/change-pieces.ts'
import type { Field } from '#shared/document/field.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { pendingChanges, type PendingChange } from '#shared/document/pending-changes.ts'
import { resolveReferences } from '#shared/document/references.ts'
import type { ChangeKind } from '#shared/document/tracking.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { clauseLabels } from '#shared/redline/list-clauses.ts'
import { blocksOf, excerptOf, openingOf, type ExcerptContext } from '#shared/redline/list-excerpts.ts'
import { formatDifference, type FormatDifference } from '#shared/redline/list-formats.ts'
import { propertyDifference, type PropertyDifference } from '#shared/redline/list-properties.ts'

export type { FormatDifference, PropertyDifference }

/** What a change is called. */
export const changeLabels = ['inserted', 'deleted', 'replaced', 'moved', 'formatted', 'changed'] as const
export type ChangeLabel = (typeof changeLabels)[number]

/** One change as a reader sees it: what one gesture of one person did in one place. */
export interface ListedChange {
  /** Names it among the changes of this document: its group, and which of the group's places it is. */
  readonly key: string
  readonly group: string
  readonly ids: readonly string[]
  readonly kinds: readonly ChangeKind[]
  readonly label: ChangeLabel
  readonly author: string
  readonly person: string | null
  /** When it was last added to. */
  readonly at: Instant
  readonly from: number
  readonly to: number
  /** The id of the paragraph, table or signature block it begins in; null for a change of the document itself. */
  readonly paragraph: string | null
  /** The number of the clause it stands in, or the words of its heading; empty outside every clause. */
  readonly clause: string
  /** The words that came and those that go, each cut at 120 characters; the end of a paragraph shows as ¶. */
  readonly inserted: string
  readonly deleted: string
  /** Blocks that came and blocks that go: “Table”, “2 rows”. */
  readonly insertedBlocks: readonly string[]
  readonly deletedBlocks: readonly string[]
  /** The words, or the beginning of the block, of which the formatting or an attribute changed. */
  readonly affected: string
  readonly formats: readonly FormatDifference[]
  readonly properties: readonly PropertyDifference[]
  /** The other place of what was moved, if it is there: where it went, or where it came from. */
  readonly partner: { readonly from: number; readonly to: number } | null
}

function labelOf(pieces: readonly ChangePiece[]): ChangeLabel {
  const kinds = new Set(pieces.map(({ kind }) => kind))
  if (pieces.some(({ kind, change }) => change.move !== null && (kind === 'insertion' || kind === 'deletion'))) return 'moved'
  if (kinds.has('insertion')) return kinds.has('deletion') ? 'replaced' : 'inserted'
  if (kinds.has('deletion')) return 'deleted'
  return kinds.has('format') ? 'formatted' : 'changed'
}

function uniqueBy<T>(items: readonly T[], name: (item: T) => string): readonly T[] {
  if (items.length < 2) return items
  return Array.from(new Map(items.map((item) => [name(item), item])).values())
}

interface Reading extends ExcerptContext {
  readonly doc: Node
  readonly clauseAt: (blockAt: number) => string
}

function affectedWords(pieces: readonly ChangePiece[], reading: Reading): string {
  const [first] = pieces
  if (first?.kind === 'format') return excerptOf(uniqueBy(pieces, ({ from }) => String(from)), reading)
  return first?.kind === 'property' && first.node !== reading.doc ? openingOf(first.node, first.from, reading) : ''
}

/** What is said of a change, whatever its place in the text. */
type Said = Pick<ListedChange, 'ids' | 'kinds' | 'label' | 'inserted' | 'deleted' | 'insertedBlocks' | 'deletedBlocks' | 'affected' | 'formats' | 'properties'>

function said(pieces: readonly ChangePiece[], reading: Reading): Said {
  const content = (kind: 'insertion' | 'deletion'): ContentPiece[] => pieces.filter((piece): piece is ContentPiece => piece.kind === kind)
  const [came, gone] = [content('insertion'), content('deletion')]
  const formats = pieces.filter((piece): piece is FormatPiece => piece.kind === 'format').map((piece) => formatDifference(piece, reading.fields))
  const properties = pieces.filter((piece): piece is PropertyPiece => piece.kind === 'property').map((piece) => propertyDifference(reading.doc, piece))
  return {
    ids: Array.from(new Set(pieces.map(({ change }) => change.id))),
    kinds: Array.from(new Set(pieces.map(({ kind }) => kind))),
    label: labelOf(pieces),
    inserted: excerptOf(came, reading),
    deleted: excerptOf(gone, reading),
    insertedBlocks: blocksOf(came),
    deletedBlocks: blocksOf(gone),
    affected: affectedWords(pieces, reading),
    formats: uniqueBy(formats, ({ words }) => words),
    properties: uniqueBy(properties, ({ words }) => words),
  }
}

const kept = new WeakMap<object, { readonly sources: readonly object[]; readonly fields: readonly Field[]; readonly said: Said }>()

/** What is said of a change, kept as long as its blocks and the fields are the same; what references say depends on more, and is not kept. */
function saidOf({ pieces, sources }: PendingChange, reading: Reading): Said {
  const { fields } = reading
  const [first = reading.doc] = sources
  const known = kept.get(first)
  if (known !== undefined && known.fields === fields && known.sources.length === sources.length && known.sources.every((source, index) => source === sources[index])) return known.said
  let lasting = true
  const reference = (pos: number): string => {
    lasting = false
    return reading.reference(pos)
  }
  const made = said(pieces, { ...reading, reference })
  if (lasting) kept.set(first, { sources, fields, said: made })
  return made
}

/** Names the place of a moved passage by its move and what it is there: where it is deleted, or where it is inserted. */
function placeOfMove({ pieces }: PendingChange, side: 'insertion' | 'deletion'): string | null {
  const moved = pieces.find(({ kind, change }) => change.move !== null && kind === side)
  return moved === undefined ? null : `${moved.change.move} ${side}`
}

function partners(changes: readonly PendingChange[]): (change: PendingChange) => ListedChange['partner'] {
  const places = new Map<string, { from: number; to: number }>()
  for (const change of changes) {
    for (const side of ['insertion', 'deletion'] as const) {
      const place = placeOfMove(change, side)
      if (place !== null && !places.has(place)) places.set(place, { from: change.from, to: change.to })
    }
  }
  return ({ pieces }) => {
    const moved = pieces.find(({ change }) => change.move !== null)
    if (moved === undefined) return null
    return places.get(`${moved.change.move} ${moved.kind === 'insertion' ? 'deletion' : 'insertion'}`) ?? null
  }
}

const latest = new WeakMap<Said, ListedChange>()

/** An entry of the list; the very same one as before where nothing of it is different. */
function listed(change: PendingChange, key: string, partner: ListedChange['partner'], reading: Reading): ListedChange {
  const { stamp, from, to, block } = change
  const { group, author, person, at } = stamp
  const id: unknown = block?.node.attrs['id']
  const clause = block === null ? '' : reading.clauseAt(block.pos)
  const what = saidOf(change, reading)
  const before = latest.get(what)
  const stays = before !== undefined && before.key === key && before.from === from && before.to === to && before.clause === clause
  if (stays && before.partner?.from === partner?.from && before.partner?.to === partner?.to) return before
  const { ids, kinds, label, inserted, deleted, insertedBlocks, deletedBlocks, affected, formats, properties } = what
  const paragraph = typeof id === 'string' ? id : null
  // Written out, for there are thousands of them.
  const made = { key, group, ids, kinds, label, author, person, at, from, to, paragraph, clause, inserted, deleted, insertedBlocks, deletedBlocks, affected, formats, properties, partner }
  latest.set(what, made)
  return made
}

const remembered = new WeakMap<Node, readonly ListedChange[]>()

/** The changes of a document, in its order, as a reader sees them: one for each of its pending changes. Linear in the changed blocks and in the number of paragraphs. */
export function listChanges(doc: Node): readonly ListedChange[] {
  const known = remembered.get(doc)
  if (known !== undefined) return known
  const changes = pendingChanges(doc)
  if (changes.length === 0) return []
  let references: ReadonlyMap<number, string> | null = null
  const reference = (pos: number): string => {
    references ??= new Map(resolveReferences(doc, 'markup').map((resolved) => [resolved.pos, resolved.text]))
    return references.get(pos) ?? ''
  }
  const reading: Reading = { doc, fields: fieldsOf(doc), reference, clauseAt: clauseLabels(doc) }
  const partnerOf = partners(changes)
  const places = new Map<string, number>()
  const list = changes.map((change): ListedChange => {
    const { group } = change.stamp
    const place = (places.get(group) ?? 0) + 1
    places.set(group, place)
    return listed(change, `${group} ${place}`, partnerOf(change), reading)
  })
  remembered.set(doc, list)
  return list
}

export interface ChangeCounts {
  readonly inserted: number
  readonly deleted: number
  readonly moved: number
  readonly formatted: number
  readonly changed: number
}

/** How many changes of each kind a document holds. What was replaced counts as deleted and as inserted; what was moved counts once. */
export function countChanges(doc: Node): ChangeCounts {
  const counts = { inserted: 0, deleted: 0, moved: 0, formatted: 0, changed: 0 }
  const moves = new Set<string>()
  for (const { pieces } of pendingChanges(doc)) {
    const label = labelOf(pieces)
    if (label === 'moved') for (const { change } of pieces) moves.add(change.move ?? '')
    else if (label === 'replaced') {
      counts.inserted += 1
      counts.deleted += 1
    } else counts[label] += 1
  }
  moves.delete('')
  return { ...counts, moved: moves.size }
}
