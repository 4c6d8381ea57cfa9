import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { conditionOf, holds } from '#shared/document/conditions.ts'
import { fieldText } from '#shared/document/field-format.ts'
import type { Field } from '#shared/document/field.ts'
import { opaqueWords } from '#shared/document/opaque.ts'
import { schema } from '#shared/document/schema.ts'

/** A part of a paragraph as it was read aloud into a file: the node it is, and the text it became there. */
export interface Piece {
  readonly node: Node
  readonly text: string
}

/** What the parts of a paragraph say in a file that knows no fields, no references and perhaps no footnotes. */
export interface Speech {
  readonly fields: readonly Field[]
  readonly locale: string
  readonly reference: (pos: number) => string
  /** What a footnote says at its mark; null where the file keeps footnotes. */
  readonly footnote: (pos: number) => string | null
}

function said(node: Node, pos: number, speech: Speech): string | null {
  const condition = conditionOf(node)
  if (condition !== null && holds(condition, speech.fields) === false) return ''
  switch (node.type.name) {
    case 'text':
      return node.text ?? ''
    case 'field':
      return fieldText(speech.fields, String(node.attrs['field']), node.attrs['part'] as string | null, speech.locale).replaceAll('\n', ' ')
    case 'reference':
      return speech.reference(pos)
    case 'footnote':
      return speech.footnote(pos)
    case 'image':
      return String(node.attrs['alt'])
    case 'opaque':
      return opaqueWords(node).replaceAll('\n', ' ')
    case 'hardBreak':
      return ' '
    default:
      return null
  }
}

/** The parts of a paragraph with what each of them says; `start` is the position of its content. A part that is kept as it is says U+FFFC. */
export function piecesOf(paragraph: Node, start: number, speech: Speech): Piece[] {
  const pieces: Piece[] = []
  paragraph.forEach((node, offset) => pieces.push({ node, text: said(node, start + offset, speech) ?? '\uFFFC' }))
  return pieces
}

/** A paragraph that says in plain text what its parts say, for aligning. */
export function spokenParagraph(paragraph: Node, pieces: readonly Piece[]): Node {
  const inlines = pieces.flatMap(({ node, text }) => (text === '' ? [] : text === '\uFFFC' ? [node] : [schema.text(text)]))
  return paragraph.type.create(paragraph.attrs, Fragment.fromArray(inlines))
}

/** The parts that stand at units [from, to) of what they say: whole where all of a part is there, else its words. */
export function piecesBetween(pieces: readonly Piece[], from: number, to: number): Node[] {
  const found: Node[] = []
  let at = 0
  for (const { node, text } of pieces) {
    const [start, end] = [Math.max(from, at), Math.min(to, at + text.length)]
    if (text === '' ? at >= from && at < to : start === at && end === at + text.length) found.push(node)
    else if (start < end) found.push(schema.text(text.slice(start - at, end - at), node.marks))
    at += text.length
  }
  return found
}

/** The parts that say nothing at units [from, to): a file cannot show whether they were meant to go. */
export function silentBetween(pieces: readonly Piece[], from: number, to: number): Node[] {
  let at = 0
  return pieces.flatMap(({ node, text }) => {
    const here = text === '' && at >= from && at < to
    at += text.length
    return here ? [node] : []
  })
}

/** The formatting of a text that is put in at a place: what the texts on both sides of it have in common. */
export function formattingAt(pieces: readonly Piece[], place: number): readonly Mark[] {
  let at = 0
  let before: readonly Mark[] | null = null
  for (const { node, text } of pieces) {
    if (text === '') continue
    if (at < place && place < at + text.length) return node.marks
    if (at >= place) return before === null ? node.marks : node.marks.filter((mark) => mark.isInSet(before ?? []))
    before = node.marks
    at += text.length
  }
  return before ?? []
}
