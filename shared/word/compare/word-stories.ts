import type { WordPackage } from '../package/package.ts'
import { checkedXml } from '../package/part-xml.ts'
import { mainPart } from '../package/read-package.ts'
import { relatedParts, relationshipsOf } from '../package/relationships.ts'
import { attr, child, children, descendants, textOf, type XmlElement } from '../xml/tree.ts'
import { elementKey, targetsOf } from './element-keys.ts'
import type { Reading } from './shadow.ts'

export type NoteKind = 'footnotes' | 'endnotes'
export const noteKinds: readonly NoteKind[] = ['footnotes', 'endnotes']

/** The part with the notes of a kind, or null. */
export function notesPart(pkg: WordPackage, kind: NoteKind): string | null {
  return relatedParts(pkg, mainPart(pkg) ?? '', kind)[0] ?? null
}

/** The notes of a kind by id, separators left out (17.11.10, 17.11.2). */
export function notesOf(pkg: WordPackage, kind: NoteKind): Map<string, XmlElement> {
  const part = notesPart(pkg, kind)
  const all = part === null ? [] : children(checkedXml(pkg, part, `w:${kind}`).root)
  return new Map(all.filter((each) => attr(each, 'w:type') === null || attr(each, 'w:type') === 'normal').map((each) => [attr(each, 'w:id') ?? '', each]))
}

/** How a part of a file is read. */
export function readingOf(pkg: WordPackage, part: string): Reading {
  const targets = targetsOf(pkg, part)
  const notes = new Map<string, Map<string, XmlElement>>()
  const noteWords = (reference: XmlElement): string => {
    const kind: NoteKind = reference.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes'
    const known = notes.get(kind) ?? notesOf(pkg, kind)
    notes.set(kind, known)
    const note = known.get(attr(reference, 'w:id') ?? '')
    const words = note === undefined ? '' : children(note, 'w:p').map((each) => [...descendants(each)].filter(({ name }) => name === 'w:t' || name === 'w:delText').map(textOf).join('')).join('\n')
    return kind === 'endnotes' ? `endnote ${words}` : words
  }
  return { targets, key: (each) => elementKey(each, targets), noteWords }
}

/** What holds the blocks of a part: the body of the main one, else its root. */
export function containerOf(root: XmlElement): XmlElement {
  return child(root, 'w:body') ?? root
}

/** The headers and footers of two files that stand in the same place: that of a section and of its first, even or other pages (17.10). */
export function pairedHeaders(old: WordPackage, now: WordPackage): { old: string | null; now: string }[] {
  const [before, after] = [headersOf(old), headersOf(now)]
  const found = new Map<string, string | null>()
  const taken = new Set<string>()
  for (const [place, part] of after) {
    const partner = before.get(place)
    if (found.get(part) != null || partner === undefined || taken.has(partner)) {
      if (!found.has(part)) found.set(part, null)
      continue
    }
    taken.add(partner)
    found.set(part, partner)
  }
  return [...found].map(([part, partner]) => ({ old: partner, now: part }))
}

/** Every header and footer by its section, kind and pages. */
export function headersOf(pkg: WordPackage): Map<string, string> {
  const main = mainPart(pkg) ?? ''
  const targets = new Map(relationshipsOf(pkg, main).map(({ id, target }) => [id, target]))
  const found = new Map<string, string>()
  ;[...descendants(checkedXml(pkg, main, 'w:document').root, 'w:sectPr')].forEach((section, index) => {
    for (const each of children(section)) {
      const target = targets.get(attr(each, 'r:id') ?? '')
      if ((each.name === 'w:headerReference' || each.name === 'w:footerReference') && target !== undefined && pkg.parts.has(target)) found.set(`${index} ${each.name} ${attr(each, 'w:type') ?? 'default'}`, target)
    }
  })
  return found
}
