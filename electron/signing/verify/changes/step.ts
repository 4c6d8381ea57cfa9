import { type DocumentChange, type Finding, finding, type FindingCode, findingRules } from '#shared/signing/verification.ts'
import { type FieldLock, isLocked } from '../signature-dictionary.ts'
import type { PdfDocument } from '../syntax/document.ts'
import { type PdfDict, type PdfValue, referencesIn } from '../syntax/values.ts'
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
  readonly #changes = new Map<string, DocumentChange>()

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

  /** Everything that changed, what is allowed along with what is not. */
  get changes(): readonly DocumentChange[] {
    return [...this.#changes.values()]
  }

  report(code: FindingCode, detail?: string): void {
    const found = finding(code, detail)
    this.#findings.set(found.message, found)
    const { effect } = findingRules[code]
    const permitted = effect === 'note' ? true : effect === 'indeterminate' ? null : false
    this.#add(found.message, permitted, effect === 'note' ? 'it changes nothing that was signed' : permitted === null ? 'not on the list of what may change unseen' : this.#forbiddenBy(code))
  }

  /** Records a change that is allowed, and by which rule. */
  allow(what: string, rule: string): void {
    this.#add(what, true, rule)
  }

  /** What lets a field be filled in or signed here. */
  get fillingRule(): string {
    const { certification } = this.restrictions
    if (certification !== undefined) return `the certification permits filling in and signing (DocMDP level ${certification})`
    return 'no earlier signature forbids filling in and signing'
  }

  #forbiddenBy(code: FindingCode): string {
    if (code === 'change.locked-field') return 'locked by an earlier signature (FieldMDP)'
    const { certification } = this.restrictions
    return certification === undefined ? 'not on the list of what may change after a signature' : `forbidden by the certification (DocMDP level ${certification})`
  }

  #add(what: string, permitted: boolean | null, rule: string): void {
    this.#changes.set(what, { revision: this.newer + 1, what, permitted, rule })
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
    return reachableIn(this.document, this.older)
  }
}

/** Every object number that the trailer of a revision leads to. */
export function reachableIn(document: PdfDocument, revision: number): ReadonlySet<number> {
  return document.once(`reachable ${revision}`, () => reachableFrom(document, revision, referencesIn(document.trailer(revision).entries.values())))
}

/** Every object number that references lead to, as of a revision. */
function reachableFrom(document: PdfDocument, revision: number, references: readonly number[]): Set<number> {
  const seen = new Set<number>()
  const work = [...references]
  for (let gen = work.pop(), num = work.pop(); num !== undefined; gen = work.pop(), num = work.pop()) {
    if (seen.has(num)) continue
    seen.add(num)
    for (const each of document.outline(num, gen ?? 0, revision)?.references ?? []) work.push(each)
  }
  return seen
}
