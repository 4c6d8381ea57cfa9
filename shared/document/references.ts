import type { Node } from 'prosemirror-model'
import type { ReferenceAttributes } from '#shared/document/attributes.ts'
import { conditionOf, holds } from '#shared/document/conditions.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { headingText } from '#shared/document/heading-text.ts'
import { inlineText } from '#shared/document/inline-text.ts'
import { nodeMemory } from '#shared/document/node-memory.ts'
import { eachParagraph, numberParagraphs, type NumberedParagraph } from '#shared/document/numbering.ts'
import { builtInSchemes, schemeNamed, schemesOf } from '#shared/document/numbering-schemes.ts'
import { isTracked, type DocumentView } from '#shared/document/view/document-view.ts'
import { viewDocument, type ViewedDocument } from '#shared/document/view/view-document.ts'

/** What references of a document can point at, derived from it once and used for all of them. */
export interface ReferenceIndex {
  readonly numbers: ReadonlyMap<string, NumberedParagraph>
  /** What a target that stands in the text is called; undefined for any other. */
  readonly heading: (id: string) => string | undefined
  /** Targets that are in the document but left out because their condition does not hold. */
  readonly excluded: ReadonlySet<string>
  /** Schedules (level 0 of a scheme that opens others) in document order. */
  readonly openers: readonly NumberedParagraph[]
}

export type BrokenReason = 'missing' | 'excluded' | 'unnumbered'

export interface ResolvedReference {
  readonly text: string
  readonly broken: boolean
  readonly reason: BrokenReason | null
}

/** Where a reference stands. `before` and `after` are the text around it in its paragraph, other references as U+FFFC. */
export interface ReferencePlace {
  readonly pos: number
  readonly before: string
  readonly after: string
}

/** Numbers and headings of all paragraphs that a view reads, as the text stands (excluded passages consume no number). */
export function referenceIndex(doc: Node, view: DocumentView = 'final'): ReferenceIndex {
  const text = viewDocument(doc, view).doc
  const fields = fieldsOf(text)
  const schemes = schemesOf(text)
  const numbers = new Map<string, NumberedParagraph>()
  const openers: NumberedParagraph[] = []
  for (const numbered of numberParagraphs(doc, { skipExcluded: true, view })) {
    if (numbered.id !== null) numbers.set(numbered.id, numbered)
    if (numbered.level === 0 && schemeNamed(schemes, numbered.scheme).opens !== undefined) openers.push(numbered)
  }
  const paragraphs = new Map<string, Node>()
  const excluded = new Set<string>()
  eachParagraph(text, (paragraph) => {
    const id = paragraph.attrs['id'] as string | null
    if (id === null) return
    const condition = conditionOf(paragraph)
    if (condition !== null && holds(condition, fields) === false) excluded.add(id)
    else paragraphs.set(id, paragraph)
  })
  // Few paragraphs are referred to, and to read what one is called takes long.
  const heading = (id: string): string | undefined => {
    const paragraph = paragraphs.get(id)
    return paragraph === undefined ? undefined : headingText(paragraph, fields)
  }
  return { numbers, heading, excluded, openers }
}

function openerAt(index: ReferenceIndex, pos: number): NumberedParagraph | null {
  return index.openers.findLast((opener) => opener.pos <= pos) ?? null
}

const clauseWords = 'articles?|sections?|clauses?|sub-?clauses?|paragraphs?|parts?|recitals?'
const scheduleWords = 'schedules?|exhibits?|annex(?:es)?|appendi(?:x|ces)|attachments?'
const scheduleWord = new RegExp(`^(?:${scheduleWords})$`, 'i')
/** A word typed before a number, perhaps with other references and “and” between: `clauses 7.1 and `. */
const wordBefore = new RegExp(
  `(?:^|[^\\p{L}])(${clauseWords}|${scheduleWords})\\s+((?:\\uFFFC\\s*(?:,|;|and/or|and|or|to)\\s*){0,20})$`,
  'iu',
)

/** Whether the words before a reference already say what its number is: a clause, or a schedule. In a list they must say the very word. */
function isTyped(word: string, before: string): boolean {
  const match = wordBefore.exec(before.slice(-400))
  if (match === null) return false
  const [, typed = '', list = ''] = match
  if (word === '' || list === '') return scheduleWord.test(typed) === scheduleWord.test(word)
  return typed.toLowerCase().startsWith(word.toLowerCase())
}

/** `Section 2.01` is `Section` and `2.01`; most numbers have no word. */
function splitWord(full: string): { readonly word: string; readonly number: string } {
  const match = /^(\p{L}{2,}(?:\s+\p{L}{2,})*)\s+(.+)$/u.exec(full)
  return { word: match?.[1] ?? '', number: match?.[2] ?? full }
}

/** The number as a lawyer writes it at this place: without the word typed before it, and with its schedule when referred to from outside. */
function numberText(target: NumberedParagraph, index: ReferenceIndex, place: ReferencePlace | null): string {
  const { word, number } = splitWord(target.full)
  const from = place === null ? target.within : openerAt(index, place.pos)
  const foreign = target.within !== null && from?.pos !== target.within.pos
  const named =
    place !== null &&
    /^\s+(?:of|in|to)\s+(?:this\s+|that\s+|the\s+)?(?:schedule|exhibit|annex|appendix|attachment|\uFFFC)/i.test(place.after)
  const kind = word === '' && foreign ? 'paragraph' : word
  const typed = place !== null && isTyped(word, place.before)
  const own = typed || kind === '' ? number : `${kind} ${number}`
  return foreign && !named ? `${own} of ${target.within?.full ?? ''}` : own
}

const brokenText: Readonly<Record<BrokenReason, string>> = {
  missing: '[reference to a deleted clause]',
  excluded: '[reference to a clause that is left out]',
  unnumbered: '[reference to a clause without a number]',
}

function brokenReference(reason: BrokenReason): ResolvedReference {
  return { text: brokenText[reason], broken: true, reason }
}

/**
 * The text of a reference. Without a place it is the bare number in full. A target that is gone, left out by its condition,
 * or without the number that is asked for makes it broken, and its text says so.
 */
export function resolveReference(
  index: ReferenceIndex,
  attrs: ReferenceAttributes,
  place: ReferencePlace | null = null,
): ResolvedReference {
  const { target, form } = attrs
  if (target !== null && index.excluded.has(target)) return brokenReference('excluded')
  const heading = target === null ? undefined : index.heading(target)
  if (target === null || heading === undefined) return brokenReference('missing')
  if (form === 'heading') return { text: heading, broken: false, reason: null }
  const numbered = index.numbers.get(target)
  if (numbered === undefined || numbered.full === '' || numbered.scheme === builtInSchemes.bullet.name) return brokenReference('unnumbered')
  const number = numberText(numbered, index, place)
  return { text: form === 'both' && heading !== '' ? `${number} (${heading})` : number, broken: false, reason: null }
}

/** Where the child at `offset` of a paragraph or footnote stands; `start` is the position of that parent's content. */
export function referencePlace(parent: Node, offset: number, start: number, doc: Node): ReferencePlace {
  const fields = fieldsOf(doc)
  return {
    pos: start + offset,
    before: inlineText(parent.cut(0, offset), { fields }),
    after: inlineText(parent.cut(offset + 1), { fields }),
  }
}

export interface PlacedReference extends ResolvedReference {
  readonly pos: number
  readonly target: string | null
  /** Whether the reference is deleted; its text is then what it said. Only in the view of all markup. */
  readonly struck: boolean
}

interface FoundReference extends PlacedReference {
  /** Whether it stands in a passage that its condition leaves out. */
  readonly excluded: boolean
}

const holders = nodeMemory<boolean>()

/** Whether a block holds a reference. Remembered per block, for blocks never change. */
function holdsReference(node: Node): boolean {
  if (node.isLeaf) return node.type.name === 'reference'
  const known = holders.get(node)
  if (known !== undefined) return known
  const found = node.children.some(holdsReference)
  holders.set(node, found)
  return found
}

function placedIn(text: Node, sourceOf: ViewedDocument['sourceOf'], index: ReferenceIndex, struck: boolean): FoundReference[] {
  const fields = fieldsOf(text)
  const found: FoundReference[] = []
  const visit = (parent: Node, start: number, within: boolean): void => {
    parent.forEach((node, offset) => {
      const condition = conditionOf(node)
      const excluded = within || (condition !== null && holds(condition, fields) === false)
      if (node.type.name === 'reference') {
        const attrs = node.attrs as ReferenceAttributes
        const pos = sourceOf(start + offset)
        const resolved = resolveReference(index, attrs, { ...referencePlace(parent, offset, start, text), pos })
        found.push({ pos, target: attrs.target, ...resolved, struck, excluded })
      } else if (holdsReference(node)) visit(node, start + offset + 1, excluded)
    })
  }
  visit(text, 0, false)
  return found
}

function referencesIn(doc: Node, view: DocumentView, index = referenceIndex(doc, view)): FoundReference[] {
  const { doc: text, sourceOf } = viewDocument(doc, view)
  return placedIn(text, sourceOf, index, false)
}

/**
 * Every reference that a view reads, those in footnotes too, with its text, in document order. All markup shows the deleted ones as well,
 * with what they said in the original text.
 */
export function resolveReferences(doc: Node, view: DocumentView = 'final'): PlacedReference[] {
  const index = referenceIndex(doc, view)
  const standing = referencesIn(doc, view, index)
  if (view !== 'markup' || !isTracked(doc)) return standing
  const everywhere = placedIn(doc, (pos) => pos, index, true)
  if (everywhere.length === standing.length) return standing
  const byPos = new Map(standing.map((reference) => [reference.pos, reference]))
  const original = new Map(referencesIn(doc, 'original').map((reference) => [reference.pos, { ...reference, struck: true }]))
  return everywhere.map((reference) => byPos.get(reference.pos) ?? original.get(reference.pos) ?? reference)
}

/** The references that stand in the text a view reads and do not resolve; those in passages that are left out do not count. */
export function brokenReferences(doc: Node, view: DocumentView = 'final'): PlacedReference[] {
  return referencesIn(doc, view).filter(({ broken, excluded }) => broken && !excluded)
}
