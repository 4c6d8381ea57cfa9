import { Comparison } from './changes/comparison.ts'
import { nodeNumbers, type PageNode, pageTree } from './page-tree.ts'
import { Budget, LimitReached, PdfSyntaxError } from './syntax/budget.ts'
import { PdfDocument } from './syntax/document.ts'
import { readRevisions } from './syntax/revisions.ts'
import { type PdfDict, type PdfValue, pdfNull } from './syntax/values.ts'

/** A page that looks, or may look, different. Page numbers from 1; `was` in the signed revision, `now` in the file as it is. */
export type PageChange =
  | { readonly kind: 'changed' | 'moved'; readonly was: number; readonly now: number }
  | { readonly kind: 'added'; readonly now: number }
  | { readonly kind: 'removed'; readonly was: number }

/**
 * Which pages differ between the revision that a signature covers and the file as it is: their content, resources, size or
 * anything on them. `signedEnd` is the offset just after the signature's last byte (the sum of the last two numbers of its
 * ByteRange); the bytes up to there are the file as it was signed. Nothing when one of the two cannot be read.
 */
export function pagesChanged(bytes: Uint8Array, signedEnd: number): readonly PageChange[] | undefined {
  try {
    const budget = new Budget()
    const document = new PdfDocument(bytes, readRevisions(bytes, budget).revisions, budget)
    const signed = document.revisions.find(({ eofEnd, end }) => signedEnd >= eofEnd && signedEnd <= end)
    return signed === undefined ? undefined : comparePages(document, signed.index)
  } catch (error) {
    if (error instanceof PdfSyntaxError || error instanceof LimitReached || error instanceof RangeError) return undefined
    throw error
  }
}

function comparePages(document: PdfDocument, older: number): PageChange[] {
  const [before, after] = [pageTree(document, older), pageTree(document, document.newest)]
  const comparison = new Comparison(document, older, document.newest, new Set([...nodeNumbers(before), ...nodeNumbers(after)]))
  const [old, now] = [withInherited(before), withInherited(after)]
  const changes: PageChange[] = []
  const places = new Map(old.map(({ node }, i) => [node.num ?? `place ${i}`, i]))
  const matched = new Set<number>()
  let furthest = -1
  for (const [i, page] of now.entries()) {
    const at = places.get(page.node.num ?? `place ${i}`) ?? -1
    const counterpart = old[at]
    if (counterpart === undefined) changes.push({ kind: 'added', now: i + 1 })
    else {
      matched.add(at)
      const moved = furthest > at
      furthest = Math.max(furthest, at)
      const same = looksSame(comparison, counterpart.entries, page.entries)
      if (!same || moved) changes.push({ kind: same ? 'moved' : 'changed', was: at + 1, now: i + 1 })
    }
  }
  for (const i of old.keys()) if (!matched.has(i)) changes.push({ kind: 'removed', was: i + 1 })
  return changes
}

type Entries = ReadonlyMap<string, PdfValue>

const inheritable = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const

/** The pages with what they inherit from the tree above (ISO 32000-2, 7.7.3.4). */
function withInherited(node: PageNode, inherited: Entries = new Map()): { node: PageNode; entries: Entries }[] {
  const own = ownEntries(node.dict)
  if (node.kids === undefined) return [{ node, entries: new Map([...inherited, ...own]) }]
  const below = new Map(inherited)
  for (const key of inheritable) {
    const value = own.get(key)
    if (value !== undefined) below.set(key, value)
  }
  return node.kids.flatMap((kid) => withInherited(kid, below))
}

function ownEntries(dict: PdfDict): Entries {
  return new Map([...dict.entries].filter(([key]) => key !== 'Parent'))
}

function looksSame(comparison: Comparison, before: Entries, after: Entries): boolean {
  const keys = new Set([...before.keys(), ...after.keys()])
  return [...keys].every((key) => comparison.same(before.get(key) ?? pdfNull, after.get(key) ?? pdfNull))
}
