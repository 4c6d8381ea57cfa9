import { Mark } from 'prosemirror-model'
import { isSafeLink } from '#shared/word/import/links.ts'
import { schema } from '#shared/document/schema.ts'
import { fieldNode, tagOf } from '#shared/word/import/content-controls.ts'
import type { Importing } from '#shared/word/import/importing.ts'
import { holdsRevisions } from '#shared/word/import/opaque-pieces.ts'
import { conditionOfTag, fieldOfTag, isOwnTag } from '#shared/word/own-content.ts'
import { attr, child, descendants, isElement, type XmlElement } from '#shared/word/xml/tree.ts'

/** One thing in a paragraph, in order: what a run holds, or an element that stands in place of runs. */
export interface InlineItem {
  readonly content: XmlElement
  readonly run: XmlElement | null
  readonly path: readonly XmlElement[]
  /** The insertions and deletions it lies in; the same list for all of one container. */
  readonly tracking: readonly Mark[]
  /** The link it is part of, and the condition under which it stands. */
  readonly over: readonly Mark[]
  /** The comments that are open here. */
  readonly comments: readonly Mark[]
}

interface Place {
  readonly path: readonly XmlElement[]
  readonly tracking: readonly Mark[]
  readonly over: readonly Mark[]
  readonly inNote: boolean
}

/** Where a paragraph begins: `inNote` tells that it is a note's, which the comments of the text around its mark do not reach. */
const start: Place = { path: [], tracking: [], over: [], inNote: false }

/** Elements around runs that say nothing a reader sees: their content is read through them. */
const transparent: ReadonlySet<string> = new Set(['w:smartTag', 'w:customXml', 'w:dir', 'w:bdo', 'w:sdtContent'])
const standsAlone: ReadonlySet<string> = new Set(['m:oMath', 'm:oMathPara', 'w:fldSimple', 'mc:AlternateContent', 'w:subDoc', 'w:contentPart'])
const contentRevisions: ReadonlySet<string> = new Set(['w:customXmlInsRangeStart', 'w:customXmlDelRangeStart', 'w:customXmlMoveFromRangeStart', 'w:customXmlMoveToRangeStart'])

/** The bounds of comments and moves, which may stand between paragraphs too. */
export function readRange(element: XmlElement, importing: Importing): void {
  switch (element.name) {
    case 'w:commentRangeStart':
      importing.comments.start(attr(element, 'w:id'))
      break
    case 'w:commentRangeEnd':
      importing.comments.end(attr(element, 'w:id'))
      break
    case 'w:moveFromRangeStart':
    case 'w:moveToRangeStart': {
      const move = importing.stamps.moveOf(attr(element, 'w:name'))
      importing.report.revision(element.name)
      if (move !== null) importing.moving.set(`${element.name.slice(0, -5)} ${attr(element, 'w:id') ?? ''}`, move)
      break
    }
    case 'w:moveFromRangeEnd':
    case 'w:moveToRangeEnd':
      importing.moving.delete(`${element.name.slice(0, -3)} ${attr(element, 'w:id') ?? ''}`)
      break
    case 'w:bookmarkStart':
      importing.report.add('bookmark', 'kept', attr(element, 'w:name') ?? '')
      break
    default:
      if (contentRevisions.has(element.name)) importing.report.add('change of a content control', 'lost')
  }
}

/** The move that is open around a moved run or paragraph mark: the innermost range of its side. */
export function openMove(importing: Importing, side: 'from' | 'to'): string | null {
  const prefix = side === 'from' ? 'w:moveFromRange ' : 'w:moveToRange '
  return Array.from(importing.moving).findLast(([key]) => key.startsWith(prefix))?.[1] ?? null
}

/** The mark that a container of tracked runs is (ECMA-376 Part 1, 17.13.5.14, 18, 22, 25). Of two deletions over one text the outer one counts. */
function trackingMark(container: XmlElement, place: Place, importing: Importing): readonly Mark[] {
  importing.report.revision(container.name)
  switch (container.name) {
    case 'w:ins':
      return [...place.tracking, importing.stamps.mark('insertion', container)]
    case 'w:moveTo':
      return [...place.tracking, importing.stamps.mark('insertion', container, openMove(importing, 'to'))]
    default: {
      if (place.tracking.some((mark) => mark.type === schema.marks.deletion)) return place.tracking
      return [...place.tracking, importing.stamps.mark('deletion', container, container.name === 'w:moveFrom' ? openMove(importing, 'from') : null)]
    }
  }
}

function linkOf(hyperlink: XmlElement, importing: Importing): Mark | null {
  const relationship = importing.parts.relationship(attr(hyperlink, 'r:id') ?? '')
  const anchor = attr(hyperlink, 'w:anchor')
  const address = relationship === null ? null : `${relationship.target}${anchor === null ? '' : `#${anchor}`}`
  if (address !== null && isSafeLink(address)) return schema.marks.link.create({ href: address })
  importing.report.add('link within the file', 'kept', address ?? anchor ?? '')
  return null
}

function withLink(over: readonly Mark[], link: Mark | null): readonly Mark[] {
  return link === null ? over : [...over.filter(({ type }) => type !== link.type), link]
}

/** Whether a content control holds something that must be read through it: changes, comments, and blocks of comments. */
function mustBeRead(control: XmlElement): boolean {
  if (holdsRevisions([control])) return true
  for (const { name } of descendants(control)) {
    if (name.startsWith('w:commentR') || contentRevisions.has(name) || name.startsWith('w:move') || name.startsWith('w:customXmlInsRange') || name.startsWith('w:customXmlDelRange')) return true
  }
  return false
}

/** Whether a content control is one of our fields and says its value; one that was written over, or changed in part, is words. */
function isOwnField(control: XmlElement, importing: Importing): boolean {
  return fieldOfTag(tagOf(control)) !== null && !mustBeRead(control) && fieldNode(control, importing) !== null
}

/** What holds nothing that is read. */
const unread: ReadonlySet<string> = new Set(['w:pPr', 'w:sdtPr', 'w:sdtEndPr'])

function runItems(run: XmlElement, place: Place, importing: Importing, items: InlineItem[]): void {
  const path = [...place.path, run]
  const comments = place.inNote ? [] : importing.comments.marks
  for (const content of run.children) {
    if (content.kind !== 'element' || content.name === 'w:rPr' || content.name === 'w:lastRenderedPageBreak') continue
    items.push({ content, run, path, tracking: place.tracking, over: place.over, comments })
  }
}

function flatten(parent: XmlElement, place: Place, importing: Importing, items: InlineItem[]): void {
  for (const node of parent.children) {
    if (node.kind !== 'element') continue
    if (node.name === 'w:r') {
      runItems(node, place, importing, items)
      continue
    }
    if (unread.has(node.name)) continue
    const inner: Place = { ...place, path: [...place.path, node] }
    const alone = (): void => {
      items.push({ content: node, run: null, path: inner.path, tracking: place.tracking, over: place.over, comments: place.inNote ? [] : importing.comments.marks })
    }
    switch (node.name) {
      case 'w:ins':
      case 'w:del':
      case 'w:moveFrom':
      case 'w:moveTo':
        flatten(node, { ...inner, tracking: trackingMark(node, place, importing) }, importing, items)
        break
      case 'w:hyperlink':
        flatten(node, { ...inner, over: withLink(place.over, linkOf(node, importing)) }, importing, items)
        break
      case 'w:sdt':
        if (isOwnField(node, importing) || (!isOwnTag(tagOf(node)) && !mustBeRead(node))) alone()
        else {
          const condition = conditionOfTag(tagOf(node))
          if (condition === null) importing.report.add('content control', 'lost')
          const over = condition === null ? place.over : [...place.over, schema.marks.conditional.create({ condition })]
          const content = child(node, 'w:sdtContent')
          if (content !== null) flatten(content, { ...inner, over, path: [...inner.path, content] }, importing, items)
        }
        break
      default:
        if (standsAlone.has(node.name)) alone()
        else if (transparent.has(node.name)) flatten(node, inner, importing, items)
        else if (isRange(node)) {
          if (!place.inNote) readRange(node, importing)
        } else if (Array.from(descendants(node)).some(({ name }) => name === 'w:t' || name === 'w:delText')) alone()
    }
  }
}

function isRange(element: XmlElement): boolean {
  return isElement(element) && /^w:(?:bookmark|comment|move|customXml|perm|proof)/.test(element.name)
}

/** Everything in a paragraph, or in a note's paragraph, in order. */
export function inlineItems(paragraph: XmlElement, importing: Importing, inNote = false): InlineItem[] {
  const items: InlineItem[] = []
  flatten(paragraph, { ...start, inNote }, importing, items)
  return items
}
