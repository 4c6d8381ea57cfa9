import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { alignDocuments } from '#shared/compare/align-documents.ts'
import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import { conditionOf, holds } from '#shared/document/conditions.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { numberFootnotes } from '#shared/document/footnotes.ts'
import { numberParagraphs } from '#shared/document/numbering.ts'
import { resolveReferences } from '#shared/document/references.ts'
import { schema } from '#shared/document/schema.ts'
import { formattingAt, piecesBetween, piecesOf, silentBetween, spokenParagraph, type Piece, type Speech } from '#shared/negotiation/returned/spoken.ts'
import type { Alignment, Replaced } from '#shared/redline/alignment.ts'

/** A block of the text that is made, and the block of ours it is, if it is one. */
interface Made {
  readonly node: Node
  readonly block: number | null
}

/** How a block of ours looks when it went through a file and was read again; what becomes several paragraphs, or none, included. */
export interface FileForm {
  /** Whether the file keeps footnotes and formatting as such. */
  readonly rich: boolean
  /** What a block that is no paragraph is read back as. */
  readonly readBack: (block: Node) => readonly Node[]
}

/** A line of the text that was sent, as it is read back, and what of ours it is. */
interface Line {
  readonly node: Node
  /** The index of its block; null for a footnote that a plain file lists at its end. */
  readonly block: number | null
  /** Of a paragraph or footnote of ours, its parts. */
  readonly pieces: readonly Piece[] | null
  readonly footnote: { readonly node: Node; readonly label: string } | null
}

function speechOf(doc: Node, form: FileForm): Speech {
  const references = new Map(resolveReferences(doc).map(({ pos, text }) => [pos, text]))
  const footnotes = new Map(numberFootnotes(doc).map(({ pos, number }) => [pos, number]))
  return {
    fields: fieldsOf(doc),
    locale: 'en-GB',
    reference: (pos) => references.get(pos) ?? '',
    footnote: (pos) => (form.rich ? null : `[${footnotes.get(pos) ?? ''}]`),
  }
}

function linesOf(doc: Node, form: FileForm): Line[] {
  const speech = speechOf(doc, form)
  const lines: Line[] = []
  doc.forEach((node, pos, block) => {
    if (node.type.name !== 'paragraph') {
      for (const line of form.readBack(node)) lines.push({ node: line, block, pieces: null, footnote: null })
      return
    }
    const condition = conditionOf(node)
    const pieces = condition !== null && holds(condition, speech.fields) === false ? [] : piecesOf(node, pos + 1, speech)
    if (pieces.some(({ text }) => text.trim() !== '')) lines.push({ node: spokenParagraph(node, pieces), block, pieces, footnote: null })
  })
  if (form.rich) return lines
  for (const { node, pos, number } of numberFootnotes(doc)) {
    const pieces = piecesOf(node, pos + 1, speech)
    const line = schema.nodes.paragraph.create(null, spokenParagraph(node, pieces).content)
    lines.push({ node: line, block: null, pieces, footnote: { node, label: `[${number}]` } })
  }
  return lines
}

/** Numbers typed out in one text and live in the other are the same words. */
function withoutNumber(paragraph: Node, label: string): Node {
  const typed = paragraph.firstChild?.text ?? ''
  if (label === '' || !typed.startsWith(label)) return paragraph
  const rest = typed.slice(label.length)
  return paragraph.copy(paragraph.content.cut(label.length + rest.length - rest.trimStart().length))
}

function withNumber(paragraph: Node, label: string): Node {
  return label === '' ? paragraph : paragraph.copy(Fragment.from(schema.text(`${label} `)).append(paragraph.content))
}

function remarked(nodes: readonly Node[], marks: readonly Mark[] | null): readonly Node[] {
  return marks === null ? nodes : nodes.map((node) => node.mark(marks))
}

/** Our paragraph with the words of theirs: what they left stands as it was, with its fields, references and formatting. */
function grafted(ours: Node, pieces: readonly Piece[], replaced: readonly Replaced[], theirs: Node, form: FileForm): Node {
  const nodes: Node[] = []
  let at = 0
  for (const { fromA, toA, fromB, toB } of replaced) {
    nodes.push(...piecesBetween(pieces, at, fromA))
    nodes.push(...remarked(unitsBetween(theirs, fromB, toB), form.rich ? null : formattingAt(pieces, fromA)))
    nodes.push(...silentBetween(pieces, fromA, toA))
    at = toA
  }
  nodes.push(...piecesBetween(pieces, at, Number.POSITIVE_INFINITY))
  return ours.type.create(ours.attrs, Fragment.fromArray(nodes))
}

/** Inline content at units [from, to): a code unit of text is one, an atom is one whatever its size. */
function unitsBetween(parent: Node, from: number, to: number): Node[] {
  let unit = 0
  const found: Node[] = []
  parent.forEach((child) => {
    const length = child.isText ? (child.text ?? '').length : 1
    const [start, end] = [Math.max(from, unit), Math.min(to, unit + length)]
    if (start < end) found.push(child.isText ? child.cut(start - unit, end - unit) : child)
    unit += length
  })
  return found
}

interface Grafting {
  readonly speech: Speech
  readonly inline: Alignment['inline']
  readonly form: FileForm
}

/** Our table with the words of theirs, cell by cell where both have the same cells; theirs where the grid differs. */
function graftedTable(ours: Node, pos: number, theirs: Node, { speech, inline, form }: Grafting): Node {
  const sameGrid =
    ours.childCount === theirs.childCount &&
    ours.children.every((row, index) => row.childCount === theirs.child(index).childCount && row.children.every((cell, at) => cell.childCount === theirs.child(index).child(at).childCount))
  if (!sameGrid) return theirs.type.create({ ...theirs.attrs, id: ours.attrs['id'] as string | null }, theirs.content)
  const walk = (own: Node, start: number, other: Node): Node => {
    if (own.type.name === 'paragraph') {
      const pieces = piecesOf(own, start + 1, speech)
      return grafted(own, pieces, inline(spokenParagraph(own, pieces), other), other, form)
    }
    const children: Node[] = []
    own.forEach((child, offset, index) => children.push(walk(child, start + 1 + offset, other.child(index))))
    return own.copy(Fragment.fromArray(children))
  }
  return walk(ours, pos, theirs)
}

/** The words of a block, with single spaces. */
function bare(block: Node): string {
  return block.textBetween(0, block.content.size, ' ', ' ').replaceAll(/\s+/g, ' ').trim()
}

/** Which line of ours each block of theirs is, in the same order or in a passage that was moved, and how the words of two paragraphs correspond. */
function partnersOf(lines: readonly Line[], theirs: Node): { readonly partners: ReadonlyMap<number, number>; readonly inline: Alignment['inline'] } {
  const spoken = schema.nodes.doc.create(null, lines.map(({ node }) => node))
  const { alignment, blocks, moves } = alignDocuments(spoken, theirs)
  const partners = new Map<number, number>()
  blocks.pairing.forEach((partner, line) => {
    if (partner !== -1) partners.set(partner, line)
  })
  for (const { fromA, toA, fromB, toB } of moves) {
    if (toA - fromA === toB - fromB) for (let step = 0; step < toA - fromA; step += 1) if (!partners.has(fromB + step)) partners.set(fromB + step, fromA + step)
  }
  return { partners, inline: alignment.inline }
}

/** New clauses are counted in the scheme of the clauses they stand among. */
function inScheme(paragraph: Node, model: ParagraphAttributes | null): Node {
  const { numbering } = paragraph.attrs as ParagraphAttributes
  if (numbering === null || model === null || model.numbering === null) return paragraph
  return paragraph.type.create({ ...paragraph.attrs, numbering: { scheme: model.numbering.scheme, level: numbering.level } }, paragraph.content)
}

/**
 * The text of the other side as a version of ours: a file without fields, references, styles and ids says only words, so each of its
 * paragraphs that is one of ours stays ours, with its id, its formatting and its live parts, and takes only the words that differ. What is
 * new in it comes as it was read; what a file cannot show (page breaks, empty lines, passages left out) stays where it was.
 */
export function graftReturned(ours: Node, theirs: Node, form: FileForm): Node {
  const lines = linesOf(ours, form)
  if (lines.length === 0) return theirs
  const { partners, inline } = partnersOf(lines, theirs)
  const labels = new Map(numberParagraphs(ours).map(({ pos, label }) => [pos, label]))
  const starts: number[] = []
  ours.forEach((_block, pos) => starts.push(pos))
  const theirLabels = new Map(numberParagraphs(theirs).map(({ pos, label }) => [pos, label]))
  const grafting: Grafting = { speech: speechOf(ours, form), inline, form }
  const texts = new Map<number, string>()
  for (const { block, node } of lines) if (block !== null) texts.set(block, `${texts.get(block) ?? ''} ${bare(node)} `)
  const isSaid = (block: Node, own: number): boolean => (texts.get(own) ?? '').includes(` ${bare(block)} `)
  const made: Made[] = []
  const there = new Set<number>()
  const notes = new Map<Node, Node>()
  let last: ParagraphAttributes | null = null
  theirs.forEach((block, pos, index) => {
    const line = lines[partners.get(index) ?? -1]
    if (line?.footnote !== undefined && line.footnote !== null && line.pieces !== null && block.type.name === 'paragraph') {
      const words = withoutNumber(block, line.footnote.label)
      notes.set(line.footnote.node, grafted(line.footnote.node, line.pieces, inline(line.node, words), words, form))
      return
    }
    if (line === undefined || line.block === null) {
      made.push({ node: block.type.name === 'paragraph' ? inScheme(block, last) : block, block: null })
      return
    }
    const own = ours.child(line.block)
    const isThere = there.has(line.block)
    there.add(line.block)
    if (line.pieces === null || block.type.name !== 'paragraph') {
      const taken = own.type.name === 'table' && block.type.name === 'table' ? graftedTable(own, starts[line.block] ?? 0, block, grafting) : own
      if (!isThere) made.push({ node: taken, block: line.block })
      if (taken === own && !isSaid(block, line.block)) made.push({ node: block, block: null })
      return
    }
    const { numbering } = own.attrs as ParagraphAttributes
    const words = numbering === null ? withNumber(block, theirLabels.get(pos) ?? '') : withoutNumber(block, labels.get(starts[line.block] ?? -1) ?? '')
    made.push({ node: isThere ? block : grafted(own, line.pieces, inline(line.node, words), words, form), block: line.block })
    if (numbering !== null) last = own.attrs as ParagraphAttributes
  })
  const blocks = withSilentBlocks(ours, lines, made)
  return blocks.length === 0 ? theirs : withNotes(ours.type.create(ours.attrs, Fragment.fromArray(blocks)), notes)
}

/** Puts the footnotes that were read at the end of a file back in their places. */
function withNotes(node: Node, notes: ReadonlyMap<Node, Node>): Node {
  if (notes.size === 0 || node.isText) return node
  const note = notes.get(node)
  if (note !== undefined) return note.mark(node.marks)
  return node.childCount === 0 ? node : node.copy(Fragment.fromArray(node.children.map((child) => withNotes(child, notes))))
}

/** Puts the blocks that say nothing in a file back behind the blocks they stood behind. */
function withSilentBlocks(ours: Node, lines: readonly Line[], made: readonly Made[]): Node[] {
  const there = new Set(made.map(({ block }) => block))
  const speaking = new Set<number | null>(lines.map(({ block }) => block))
  const followers = new Map<number, Node[]>()
  let before = -1
  ours.forEach((block, _pos, index) => {
    if (speaking.has(index)) before = there.has(index) ? index : before
    else followers.set(before, [...(followers.get(before) ?? []), block])
  })
  return [...(followers.get(-1) ?? []), ...made.flatMap(({ node, block }) => [node, ...(block === null ? [] : (followers.get(block) ?? []))])]
}
