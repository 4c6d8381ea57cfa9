import { type Finding, finding, type FindingCode } from '#shared/signing/verification.ts'
import { type FieldLock, isLocked } from '../signature-dictionary.ts'
import type { PdfDocument } from '../syntax/document.ts'
import type { PdfDict, PdfValue } from '../syntax/values.ts'
import type { Comparison } from './comparison.ts'

/** What the signatures made so far allow (ISO 32000-2, 12.8.2.2 to 12.8.2.4). */
export interface Restrictions {
  /** The strictest DocMDP level; nothing when no signature certifies. */
  readonly certification: 1 | 2 | 3 | undefined
  readonly locks: readonly FieldLock[]
}

/** One step from a revision to the next, with what was found about it so far. */
export class Step {
  readonly document: PdfDocument
  readonly older: number
  readonly newer: number
  readonly comparison: Comparison
  readonly restrictions: Restrictions
  readonly #findings = new Map<string, Finding>()
  #reachable: ReadonlySet<number> | undefined

  constructor(comparison: Comparison, restrictions: Restrictions) {
    this.document = comparison.document
    this.older = comparison.older
    this.newer = comparison.newer
    this.comparison = comparison
    this.restrictions = restrictions
  }

  get findings(): readonly Finding[] {
    return [...this.#findings.values()]
  }

  report(code: FindingCode, detail?: string): void {
    const found = finding(code, detail)
    this.#findings.set(found.message, found)
  }

  same(before: PdfValue, after: PdfValue): boolean {
    return this.comparison.same(before, after)
  }

  old(dict: PdfDict, key: string): PdfValue {
    return this.document.get(dict, key, this.older)
  }

  now(dict: PdfDict, key: string): PdfValue {
    return this.document.get(dict, key, this.newer)
  }

  /** Whether filling in a field, or signing in it, is allowed by certification and locks; reports it when not. */
  mayFill(field: string): boolean {
    this.document.budget.spend(this.restrictions.locks.reduce((sum, { fields }) => sum + fields.length, 0))
    if (this.restrictions.certification === 1) this.report('change.not-permitted-by-certification', field)
    else if (this.restrictions.locks.some((lock) => isLocked(lock, field))) this.report('change.locked-field', field)
    else return true
    return false
  }

  /** The objects that the older revision uses. */
  get reachable(): ReadonlySet<number> {
    this.#reachable ??= reachableFrom(this.document, this.older, [...this.document.trailer(this.older).entries.values()])
    return this.#reachable
  }
}

/** Every object number that values lead to, as of a revision. */
export function reachableFrom(document: PdfDocument, revision: number, values: readonly PdfValue[]): Set<number> {
  const seen = new Set<number>()
  const work = [...values]
  for (let value = work.pop(); value !== undefined; value = work.pop()) {
    document.budget.spend(1)
    if (value.kind === 'ref') {
      if (seen.has(value.num)) continue
      seen.add(value.num)
      work.push(document.object(value.num, value.gen, revision)?.value ?? { kind: 'null' })
    } else if (value.kind === 'array') work.push(...value.items)
    else if (value.kind === 'dict') work.push(...value.entries.values())
    else if (value.kind === 'stream') work.push(...value.dict.entries.values())
  }
  return seen
}
