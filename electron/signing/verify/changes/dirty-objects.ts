import { PdfSyntaxError } from '../syntax/budget.ts'
import type { PdfDocument } from '../syntax/document.ts'
import type { PdfValue } from '../syntax/values.ts'

/** By object, those that refer to it, each as often as it does. */
type Referrers = ReadonlyMap<number, readonly number[]>

const known = new WeakMap<PdfDocument, Referrers>()

/** Which objects refer to which, in any revision. */
function referrersIn(document: PdfDocument): Referrers {
  const before = known.get(document)
  if (before !== undefined) return before
  const referrers = new Map<number, number[]>()
  for (const { index, entries } of document.revisions) {
    for (const [num, entry] of entries) {
      if (entry.kind === 'free') continue
      for (const to of referencesIn(valueOf(document, num, entry.kind === 'offset' ? entry.gen : 0, index))) {
        const from = referrers.get(to)
        if (from === undefined) referrers.set(to, [num])
        else from.push(num)
      }
    }
  }
  known.set(document, referrers)
  return referrers
}

/** What cannot be read refers to nothing; whoever needs it fails on reading it. */
function valueOf(document: PdfDocument, num: number, gen: number, revision: number): PdfValue | undefined {
  try {
    return document.object(num, gen, revision)?.value
  } catch (error) {
    if (error instanceof PdfSyntaxError) return undefined
    throw error
  }
}

function referencesIn(value: PdfValue | undefined): number[] {
  const found: number[] = []
  const work: PdfValue[] = value === undefined ? [] : [value]
  for (let item = work.pop(); item !== undefined; item = work.pop()) {
    if (item.kind === 'ref') found.push(item.num)
    else if (item.kind === 'array') for (const inner of item.items) work.push(inner)
    else if (item.kind === 'dict') for (const inner of item.entries.values()) work.push(inner)
    else if (item.kind === 'stream') for (const inner of item.dict.entries.values()) work.push(inner)
  }
  return found
}

/**
 * The objects that may say something else in the next revision: those it lists anew, and those that lead to one of them
 * without passing an object that is compared on its own account. Whatever is not among them is the same, with all it refers to.
 */
export function dirtyObjects(document: PdfDocument, older: number, apart: ReadonlySet<number>): ReadonlySet<number> {
  const referrers = referrersIn(document)
  const changed = [...(document.revisions[older + 1]?.entries.keys() ?? [])]
  const dirty = new Set(changed)
  // References to what is compared apart only have to name it.
  const work = changed.filter((num) => !apart.has(num))
  for (let num = work.pop(); num !== undefined; num = work.pop()) {
    for (const from of referrers.get(num) ?? []) {
      document.budget.spend(1)
      if (dirty.has(from)) continue
      dirty.add(from)
      if (!apart.has(from)) work.push(from)
    }
  }
  return dirty
}
