import { append } from '../xml/append.ts'
import { attr, child, descendants, isElement, withChildren, type XmlElement, type XmlNode } from '../xml/tree.ts'
import { elementKey, instructionOf, propertiesKey, type Targets } from './element-keys.ts'
import type { StoryWriting, WordChanges } from './story-writing.ts'
import type { InlineItem } from './write-inline.ts'

/** Writes what is inside two elements as one. */
export interface NestedWriting {
  /** The runs of a link, simple field or control. */
  readonly content: (old: XmlElement, now: XmlElement) => XmlNode[]
  /** The blocks of a text box. */
  readonly story: (old: XmlElement, now: XmlElement) => XmlNode[]
}

/** What stands together: one item, or the parts of a complex field (17.16.2). */
interface Unit {
  readonly items: readonly InlineItem[]
  /** The same for two elements of which only the inside differs; null for what has no inside. */
  readonly shell: string | null
}

const holders: ReadonlySet<string> = new Set(['w:hyperlink', 'w:fldSimple', 'w:sdt'])

/**
 * Items in which a link (17.16.22), simple or complex field, content control or text box that was struck out and one that was put in for it, alike
 * but for their inside, are one that was kept and whose inside is compared.
 */
export function withNested(items: readonly InlineItem[], writing: StoryWriting, write: NestedWriting): InlineItem[] {
  if (!items.some(({ status }) => status === 'deleted')) return [...items]
  const out: InlineItem[] = []
  for (let at = 0; at < items.length; ) {
    const isApart = (index: number): boolean => items[index]?.status === 'deleted' || items[index]?.status === 'inserted'
    let end = at + 1
    while (isApart(at) && end < items.length && isApart(end)) end += 1
    const stretch = items.slice(at, end)
    for (const each of isApart(at) ? paired(stretch, writing, write) : stretch) out.push(each)
    at = end
  }
  return out
}

function paired(stretch: readonly InlineItem[], writing: StoryWriting, write: NestedWriting): InlineItem[] {
  const [old, now] = [unitsOf(stretch.filter(({ isOld }) => isOld), writing.old.reading.targets), unitsOf(stretch.filter(({ isOld }) => !isOld), writing.now.reading.targets)]
  const out: InlineItem[] = []
  let done = 0
  let written = 0
  now.forEach((unit, index) => {
    const partner = unit.shell === null ? -1 : old.findIndex(({ shell }, at) => at >= done && shell === unit.shell)
    const was = old[partner]
    if (was === undefined) return
    append(out, old.slice(done, partner).flatMap((each) => each.items))
    append(out, now.slice(written, index).flatMap((each) => each.items))
    append(out, asOne(was, unit, writing, write))
    done = partner + 1
    written = index + 1
  })
  if (done === 1 && old.length === 1 && now.length === 1 && now[0]?.items[0]?.piece.kind !== 'field') {
    // What changed inside was counted there.
    writing.changes.deleted -= 1
    writing.changes.inserted -= 1
  }
  return done === 0 ? [...stretch] : [...out, ...old.slice(done).flatMap((each) => each.items), ...now.slice(written).flatMap((each) => each.items)]
}

function unitsOf(items: readonly InlineItem[], targets: Targets): Unit[] {
  const out: Unit[] = []
  for (let at = 0; at < items.length; ) {
    const first = items[at]
    if (first === undefined) break
    let end = at + 1
    while (first.piece.kind === 'field' && items[end]?.piece.kind === 'field' && items[end]?.from === first.from) end += 1
    const own = items.slice(at, end)
    out.push({ items: own, shell: first.piece.kind === 'field' ? fieldShell(own) : first.piece.kind === 'atom' ? shellOf(first.piece.content, targets) : null })
    at = end
  }
  return out
}

/** The code of a field that has a code and one result; null for any other. */
function fieldShell(items: readonly InlineItem[]): string | null {
  const signs = items.flatMap(({ piece }) => (piece.content.name === 'w:fldChar' ? [attr(piece.content, 'w:fldCharType')] : []))
  return signs.join(' ') === 'begin separate end' ? `field ${instructionOf(items.map(({ piece }) => piece.content))}` : null
}

function shellOf(content: XmlElement, targets: Targets): string | null {
  if (content.name === 'w:sdt') return `w:sdt ${propertiesKey(child(content, 'w:sdtPr'), targets)}`
  if (holders.has(content.name)) return elementKey(withChildren(content, []), targets)
  return boxesOf(content).length === 0 ? null : elementKey(withBoxes(content, () => []), targets)
}

function boxesOf(content: XmlElement): XmlElement[] {
  return [...descendants(content, 'w:txbxContent')].filter((box) => [...descendants(box, 'w:txbxContent')].length === 0)
}

function withBoxes(content: XmlElement, write: (box: XmlElement) => readonly XmlNode[]): XmlElement {
  if (content.name === 'w:txbxContent') return withChildren(content, write(content))
  return withChildren(content, content.children.map((node) => (isElement(node) ? withBoxes(node, write) : node)))
}

function asOne(old: Unit, now: Unit, { changes }: StoryWriting, write: NestedWriting): InlineItem[] {
  const [before, after] = [old.items[0], now.items[0]]
  if (before === undefined || after === undefined) return []
  if (after.piece.kind === 'field') return fieldAsOne(old.items, now.items)
  const [was, is] = [before.piece.content, after.piece.content]
  return [{ ...after, status: 'kept', piece: { ...after.piece, content: holders.has(is.name) ? holderAsOne(was, is, write) : boxAsOne(was, is, changes, write) } }]
}

function holderAsOne(was: XmlElement, is: XmlElement, write: NestedWriting): XmlElement {
  if (is.name !== 'w:sdt') return withChildren(is, write.content(was, is))
  const [before, after] = [was, is].map((each) => child(each, 'w:sdtContent'))
  if (before === null || before === undefined || after === null || after === undefined) return is
  return withChildren(is, is.children.map((node) => (node === after ? withChildren(after, write.content(before, after)) : node)))
}

/** A text box stands twice where a file serves older readers too (Part 3, 7.6); its changes count once. */
function boxAsOne(was: XmlElement, is: XmlElement, changes: WordChanges, write: NestedWriting): XmlElement {
  const before = boxesOf(was)
  let at = 0
  return withBoxes(is, (box) => {
    const partner = before[at]
    at += 1
    if (partner === undefined) return box.children
    const counted = { ...changes }
    const made = write.story(partner, box)
    if (at > 1) Object.assign(changes, { ...counted, moved: changes.moved })
    return made
  })
}

function resultOf(items: readonly InlineItem[]): readonly InlineItem[] {
  const from = items.findIndex(({ piece }) => attr(piece.content, 'w:fldCharType') === 'separate')
  return items.slice(from + 1, -1)
}

function kept(items: readonly InlineItem[]): InlineItem[] {
  return items.map((each) => ({ ...each, status: 'kept' }))
}

/** A field of one code: the code stays, the old result is struck out before the new one. */
function fieldAsOne(old: readonly InlineItem[], now: readonly InlineItem[]): InlineItem[] {
  const result = resultOf(now)
  return [...kept(now.slice(0, now.length - 1 - result.length)), ...resultOf(old), ...result, ...kept(now.slice(-1))]
}
