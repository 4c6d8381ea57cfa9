import type { WordPackage } from '../package/package.ts'
import { checkedXml } from '../package/part-xml.ts'
import { resolvePackage } from '../revisions/resolve-docx.ts'
import { wordsIn } from './audit-places.ts'
import { headersOf } from './word-stories.ts'

/** What a comparison says beside its tracked changes: what it took as accepted, and which headers and footers rejecting does not bring back. */
export function notesOn(made: WordPackage, old: WordPackage, held: { readonly old: boolean; readonly new: boolean }): string[] {
  const sides = [...(held.old ? ['The old file'] : []), ...(held.new ? ['The new file'] : [])]
  return [...sides.map((side) => `${side} held tracked changes; they were taken as accepted.`), ...lostHeaders(made, old)]
}

/** Headers and footers of a section both files have that the new one lacks: the record of a section's change cannot name them (17.13.5.32). */
function lostHeaders(made: WordPackage, old: WordPackage): string[] {
  const rejected = resolvePackage(made, 'reject')
  if (!rejected.ok) return []
  const back = new Set([...headersOf(rejected.value).values()].map((part) => wordsOf(rejected.value, part)))
  const lost = new Map([...headersOf(old)].map(([place, part]) => [part, { place, words: wordsOf(old, part) }]))
  return [...lost.values()].flatMap(({ place, words }) => {
    if (words === '' || back.has(words)) return []
    return [`The old file has a ${place.includes('footer') ? 'footer' : 'header'} that the new one lacks (“${words.slice(0, 60)}”). Rejecting all changes does not bring it back.`]
  })
}

function wordsOf(pkg: WordPackage, part: string): string {
  return wordsIn(checkedXml(pkg, part, 'w:hdr').root).trim()
}
