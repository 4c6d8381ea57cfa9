import type { Node } from 'prosemirror-model'
import { alignDocuments, withNothingKept, withTablesWhole, type DocumentAlignment } from '#shared/compare/align-documents.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import { guardedResult } from '../fault.ts'
import { writePackage, type WordPackage } from '../package/package.ts'
import { checkedXml, withPartRoot } from '../package/part-xml.ts'
import { mainPart, readPackage } from '../package/read-package.ts'
import { storiesOf } from '../package/stories.ts'
import type { WordRefusal } from '../refusals.ts'
import { isRevision } from '../revisions/kinds.ts'
import { trackedParts } from '../revisions/parts.ts'
import { resolvePackage } from '../revisions/resolve-docx.ts'
import { attr, descendants, isElement, withChildren, type XmlElement } from '../xml/tree.ts'
import { Adoption } from './adoption.ts'
import { Misaligned } from './operations.ts'
import { RevisionMarks, type WordStamp } from './revision-marks.ts'
import { readList, shadowDocument, type ShadowBlock } from './shadow.ts'
import { StoryWriter } from './story-writer.ts'
import { idOf, type WordChanges } from './story-writing.ts'
import { notesOn } from './comparison-notes.ts'
import { containerOf, noteKinds, notesOf, notesPart, pairedHeaders, readingOf, type NoteKind } from './word-stories.ts'

/** Two Word files compared into one with tracked changes. */
export interface WordComparison {
  readonly bytes: Uint8Array
  readonly changes: Readonly<WordChanges>
  /** Which of the two held tracked changes, which were accepted before they were compared. */
  readonly accepted: { readonly old: boolean; readonly new: boolean }
  /** What a tracked change cannot say of the difference, in sentences; empty for most. */
  readonly notes: readonly string[]
}

type Coarsening = (found: DocumentAlignment) => DocumentAlignment
const coarsenings: readonly { readonly coarsen: Coarsening; readonly isNested: boolean }[] = [
  { coarsen: (fine) => fine, isNested: true },
  { coarsen: (fine) => fine, isNested: false },
  { coarsen: withTablesWhole, isNested: false },
  { coarsen: withNothingKept, isNested: false },
]

/**
 * Compares two Word files: the new one's package with the differences as tracked changes (ECMA-376 Part 1, 17.13.5). Accepting them all gives the
 * new text, rejecting them all the old one, in body, headers, footers and notes; this is tried before the file is handed out, and what cannot be
 * shown finely is shown more coarsely. Refusals: those of `readPackage`, and word.not-comparable.
 */
export function compareDocx(oldBytes: Uint8Array, newBytes: Uint8Array, stamp: WordStamp): Result<WordComparison, WordRefusal> {
  return guardedResult(() => compared(oldBytes, newBytes, stamp))
}

function compared(oldBytes: Uint8Array, newBytes: Uint8Array, stamp: WordStamp): Result<WordComparison, WordRefusal> {
  const [first, second] = [readPackage(oldBytes), readPackage(newBytes)]
  if (!first.ok) return first
  if (!second.ok) return second
  const held = { old: holdsRevisions(first.value), new: holdsRevisions(second.value) }
  const [old, now] = [resolvePackage(first.value, 'accept'), resolvePackage(second.value, 'accept')]
  if (!old.ok) return old
  if (!now.ok) return now
  for (const { coarsen, isNested } of coarsenings) {
    const made = written(old.value, now.value, stamp, coarsen, isNested)
    if (made === null || !isExact(made.pkg, old.value, now.value)) continue
    return accepted({ bytes: writePackage(made.pkg), changes: made.changes, accepted: held, notes: notesOn(made.pkg, old.value, held) })
  }
  return refused('word.not-comparable', 'These two files could not be shown as one with tracked changes. Nothing was written; compare them in Word, or save both again and try once more.')
}

function holdsRevisions(pkg: WordPackage): boolean {
  return trackedParts(pkg).some((name) => [...descendants(checkedXml(pkg, name, 'w:document').root)].some((each) => isRevision(each.name)))
}

function firstFreeId(pkg: WordPackage): number {
  let most = 0
  for (const { name } of storiesOf(pkg)) for (const each of descendants(checkedXml(pkg, name, 'w:document').root)) most = Math.max(most, idOf(each) % 2_000_000_000)
  return most + 1
}

function written(old: WordPackage, now: WordPackage, stamp: WordStamp, coarsen: Coarsening, isNested: boolean): { pkg: WordPackage; changes: WordChanges } | null {
  const adoption = new Adoption(old, now)
  const marks = new RevisionMarks(stamp, firstFreeId(now))
  const changes: WordChanges = { inserted: 0, deleted: 0, moved: 0, formatted: 0 }
  const kept = new Map<string, { kind: NoteKind; old: string; now: string }>()
  const align = (a: readonly ShadowBlock[], b: readonly ShadowBlock[]): DocumentAlignment => coarsen(alignDocuments(shadowDocument(a), shadowDocument(b)))
  const writer = (oldPart: string, newPart: string): StoryWriter =>
    new StoryWriter({
      adoption, marks, changes, align, isNested,
      old: { part: oldPart, reading: readingOf(old, oldPart) },
      now: { part: newPart, reading: readingOf(now, newPart) },
      keptNote: (a, b) => {
        const kind: NoteKind = b.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes'
        kept.set(`${kind} ${attr(b, 'w:id') ?? ''}`, { kind, old: attr(a, 'w:id') ?? '', now: attr(b, 'w:id') ?? '' })
      },
    })
  const story = (oldPart: string, before: XmlElement, newPart: string, after: XmlElement): XmlElement =>
    withChildren(after, writer(oldPart, newPart).story(readList(before, readingOf(old, oldPart)), readList(after, readingOf(now, newPart))))
  const replace = (part: string, before: XmlElement, after: XmlElement): void => {
    if (before === after) return
    adoption.pkg = withPartRoot(adoption.pkg, part, 'w:document', (root) => (root === before ? after : withChildren(root, root.children.map((node) => (node === before ? after : node)))))
  }
  try {
    const [oldMain, newMain] = [mainPart(old) ?? '', mainPart(now) ?? '']
    const [body, newBody] = [old, now].map((pkg, at) => containerOf(checkedXml(pkg, at === 0 ? oldMain : newMain, 'w:document').root)) as [XmlElement, XmlElement]
    replace(newMain, newBody, story(oldMain, body, newMain, newBody))
    for (const pair of pairedHeaders(old, now)) {
      const after = checkedXml(now, pair.now, 'w:hdr').root
      if (pair.old === null) replace(pair.now, after, withChildren(after, writer(oldMain, pair.now).alone(after, 'inserted')))
      else replace(pair.now, after, story(pair.old, checkedXml(old, pair.old, 'w:hdr').root, pair.now, after))
    }
    for (const kind of noteKinds) {
      const [oldPart, newPart] = [notesPart(old, kind), notesPart(now, kind)]
      if (oldPart === null || newPart === null) continue
      const [before, after] = [notesOf(old, kind), notesOf(now, kind)]
      const changed = new Map<XmlElement, XmlElement>()
      for (const each of kept.values()) {
        const [a, b] = [before.get(each.old), after.get(each.now)]
        if (each.kind === kind && a !== undefined && b !== undefined) changed.set(b, story(oldPart, a, newPart, b))
      }
      adoption.pkg = withPartRoot(adoption.pkg, newPart, `w:${kind}`, (root) => withChildren(root, root.children.map((node) => (isElement(node) ? (changed.get(node) ?? node) : node))))
    }
  } catch (error) {
    if (error instanceof Misaligned) return null
    throw error
  }
  return { pkg: adoption.finished(), changes }
}

function isExact(made: WordPackage, old: WordPackage, now: WordPackage): boolean {
  const [accepting, rejecting] = [resolvePackage(made, 'accept'), resolvePackage(made, 'reject')]
  if (!accepting.ok || !rejecting.ok) return false
  const main = mainPart(now) ?? ''
  const headers = pairedHeaders(old, now)
  return (
    sameStory(accepting.value, main, now, main) &&
    sameStory(rejecting.value, main, old, mainPart(old) ?? '') &&
    headers.every((pair) => sameStory(accepting.value, pair.now, now, pair.now) && (pair.old === null || sameStory(rejecting.value, pair.now, old, pair.old)))
  )
}

function storyOf(pkg: WordPackage, part: string): Node {
  return shadowDocument(readList(containerOf(checkedXml(pkg, part, 'w:document').root), readingOf(pkg, part)).blocks)
}

function sameStory(made: WordPackage, part: string, wanted: WordPackage, wantedPart: string): boolean {
  return storyOf(made, part).eq(storyOf(wanted, wantedPart))
}
