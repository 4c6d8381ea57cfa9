import { accepted, type Result } from '#shared/lib/result.ts'
import { guardedResult } from '../fault.ts'
import type { WordPackage } from '../package/package.ts'
import { checkedXml } from '../package/part-xml.ts'
import { mainPart, readPackage } from '../package/read-package.ts'
import type { WordRefusal } from '../refusals.ts'
import { resolvePackage } from '../revisions/resolve-docx.ts'
import { append } from '../xml/append.ts'
import { attr, type XmlElement } from '../xml/tree.ts'
import { commentsBeside, relatedRoot, settingsBeside, stylesBeside } from './audit-beside.ts'
import { placesOf, wordsIn } from './audit-places.ts'
import { newRevisions, type ReturnedChange } from './audit-revisions.ts'
import { auditLists } from './audit-story.ts'
import { hiddenIn } from '../revisions/hidden-runs.ts'
import { readList } from './shadow.ts'
import type { UntrackedDifference, UntrackedPart } from './untracked.ts'
import { containerOf, noteKinds, notesOf, notesPart, pairedHeaders, readingOf, type NoteKind } from './word-stories.ts'

/** What came back with a file that was sent. */
export interface WordAudit {
  readonly tracked: readonly ReturnedChange[]
  readonly untracked: readonly UntrackedDifference[]
}

/**
 * Finds what a returned Word file changed without tracking it: the file as it came, with only its new tracked changes rejected, beside the file as
 * it was sent, with its own pending changes as they stand. What a program writes for itself (revision save ids, cuts of runs, bookmarks' ids,
 * page numbers) is no difference. Beside the text: comments of the sent file, and settings that keep changes tracked or out. Refusals: those of `readPackage`.
 */
export function auditDocx(sentBytes: Uint8Array, receivedBytes: Uint8Array, options: { readonly formatting?: boolean } = {}): Result<WordAudit, WordRefusal> {
  return guardedResult(() => audited(sentBytes, receivedBytes, options.formatting === true))
}

function audited(sentBytes: Uint8Array, receivedBytes: Uint8Array, formatting: boolean): Result<WordAudit, WordRefusal> {
  const [sent, received] = [readPackage(sentBytes), readPackage(receivedBytes)]
  if (!sent.ok) return sent
  if (!received.ok) return received
  const { marked, author, changes } = newRevisions(sent.value, received.value)
  const rejected = resolvePackage(marked, 'reject', { author })
  if (!rejected.ok) return rejected
  return accepted({ tracked: changes, untracked: untrackedIn(sent.value, rejected.value, formatting) })
}

function rootOf(pkg: WordPackage, part: string): XmlElement {
  return containerOf(checkedXml(pkg, part, 'w:document').root)
}

function untrackedIn(sent: WordPackage, received: WordPackage, formatting: boolean): UntrackedDifference[] {
  const kept = new Map<string, { kind: NoteKind; sent: string; received: string }>()
  const [hiddenBefore, hiddenAfter] = [hiddenIn(relatedRoot(sent, 'styles')), hiddenIn(relatedRoot(received, 'styles'))]
  const audit = (part: UntrackedPart, a: { part: string; container: XmlElement }, b: { part: string; container: XmlElement }): UntrackedDifference[] => {
    const fixed = part === 'body' ? null : part
    const [before, after] = [readingOf(sent, a.part), readingOf(received, b.part)]
    return auditLists(readList(a.container, before), readList(b.container, after), {
      part,
      formatting,
      sent: { reading: before, places: placesOf(sent, a.part, fixed), isHidden: hiddenBefore },
      received: { reading: after, places: placesOf(received, b.part, fixed), isHidden: hiddenAfter },
      keptNote: (x, y) => {
        const kind: NoteKind = y.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes'
        kept.set(`${kind} ${attr(y, 'w:id') ?? ''}`, { kind, sent: attr(x, 'w:id') ?? '', received: attr(y, 'w:id') ?? '' })
      },
    })
  }
  const [main, newMain] = [mainPart(sent) ?? '', mainPart(received) ?? '']
  const out = audit('body', { part: main, container: rootOf(sent, main) }, { part: newMain, container: rootOf(received, newMain) })
  append(out, headersIn(sent, received, audit))
  for (const kind of noteKinds) {
    const [oldPart, newPart] = [notesPart(sent, kind), notesPart(received, kind)]
    if (oldPart === null || newPart === null) continue
    const [before, after] = [notesOf(sent, kind), notesOf(received, kind)]
    for (const each of kept.values()) {
      const [a, b] = [before.get(each.sent), after.get(each.received)]
      if (each.kind === kind && a !== undefined && b !== undefined) append(out, audit(kind === 'footnotes' ? 'footnote' : 'endnote', { part: oldPart, container: a }, { part: newPart, container: b }))
    }
  }
  return [...out, ...commentsBeside(sent, received), ...settingsBeside(sent, received), ...(formatting ? stylesBeside(sent, received) : [])]
}

function partOf(pkg: WordPackage, name: string): UntrackedPart {
  return checkedXml(pkg, name, 'w:hdr').root.name === 'w:ftr' ? 'footer' : 'header'
}

function aloneHeader(pkg: WordPackage, name: string, side: 'before' | 'after'): UntrackedDifference[] {
  const [part, words] = [partOf(pkg, name), wordsIn(checkedXml(pkg, name, 'w:hdr').root)]
  return words.trim() === '' ? [] : [{ kind: 'text', part, where: part, before: '', after: '', [side]: words }]
}

type Audit = (part: UntrackedPart, a: { part: string; container: XmlElement }, b: { part: string; container: XmlElement }) => UntrackedDifference[]

function headersIn(sent: WordPackage, received: WordPackage, audit: Audit): UntrackedDifference[] {
  const pairs = pairedHeaders(sent, received)
  const known = new Set(pairs.map(({ old }) => old))
  const gone = pairedHeaders(received, sent).filter(({ now }) => !known.has(now))
  return [
    ...pairs.flatMap(({ old, now }) => (old === null ? aloneHeader(received, now, 'after') : audit(partOf(received, now), { part: old, container: rootOf(sent, old) }, { part: now, container: rootOf(received, now) }))),
    ...gone.flatMap(({ now }) => aloneHeader(sent, now, 'before')),
  ]
}
