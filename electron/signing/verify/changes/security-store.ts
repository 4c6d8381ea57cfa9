import { PdfSyntaxError } from '../syntax/budget.ts'
import { decodeStream } from '../syntax/filters.ts'
import { nameOf, type PdfDict, type PdfValue } from '../syntax/values.ts'
import { isPlainStream } from './catalog.ts'
import type { Step } from './step.ts'

const lists = new Set(['Certs', 'CRLs', 'OCSPs', 'Cert', 'CRL', 'OCSP'])

/**
 * A document security store (ISO 32000-2, 12.8.4.3) may be added or grow whatever a certification says, since it
 * holds only what helps to check signatures. It must then be nothing else.
 */
export function compareSecurityStores(step: Step, before: PdfDict, after: PdfDict): void {
  const now = after.entries.get('DSS')
  const had = step.old(before, 'DSS')
  if (step.same(before.entries.get('DSS') ?? { kind: 'null' }, now ?? { kind: 'null' })) return
  if (now === undefined || step.document.resolve(now, step.newer).kind === 'null') step.report('change.validation-data-removed', 'DSS')
  else if (!isStore(step, now)) step.report('change.catalog', 'DSS')
  else if (had.kind === 'dict' && hasShrunk(step, had, now)) step.report('change.validation-data-removed', 'DSS')
  else step.allow('Data for checking the signatures in later years was added.', 'validation data is always permitted (ISO 32000-2, 12.8.4.3)')
}

/** Whether anything that was in the lists of the store no longer is; it may have moved to another object. */
function hasShrunk(step: Step, before: PdfDict, after: PdfValue): boolean {
  const store = step.document.resolve(after, step.newer)
  if (store.kind !== 'dict') return true
  return ['Certs', 'CRLs', 'OCSPs'].some((key) => {
    const [had, has] = [step.old(before, key), step.now(store, key)]
    if (had.kind !== 'array') return false
    const kept = new Set((has.kind === 'array' ? has.items : []).map((item) => dataOf(step, item, step.newer)))
    return had.items.some((item) => !kept.has(dataOf(step, item, step.older)))
  })
}

function dataOf(step: Step, item: PdfValue, revision: number): string {
  const value = step.document.resolve(item, revision)
  if (value.kind !== 'stream') return ''
  try {
    return Buffer.from(decodeStream(value, step.document.budget, (inner) => step.document.resolve(inner, revision))).toString('latin1')
  } catch (error) {
    if (error instanceof PdfSyntaxError) return ''
    throw error
  }
}

function isStore(step: Step, value: PdfValue): boolean {
  const store = step.document.resolve(value, step.newer)
  if (store.kind !== 'dict' || store.duplicates.length > 0) return false
  return [...store.entries].every(([key, entry]) => {
    if (key === 'Type') return nameOf(entry) === 'DSS'
    return key === 'VRI' ? isValidationData(step, entry) : lists.has(key) && isStreamList(step, entry)
  })
}

/** Per signature, named by the hash of its Contents. */
function isValidationData(step: Step, value: PdfValue): boolean {
  const all = step.document.resolve(value, step.newer)
  if (all.kind !== 'dict') return false
  return [...all.entries.values()].every((entry) => {
    const one = step.document.resolve(entry, step.newer)
    if (one.kind !== 'dict') return false
    return [...one.entries].every(([key, item]) => {
      const resolved = step.document.resolve(item, step.newer)
      if (key === 'Type') return nameOf(resolved) === 'VRI'
      if (key === 'TU') return resolved.kind === 'string'
      return key === 'TS' ? isPlainStream(resolved, []) : lists.has(key) && isStreamList(step, item)
    })
  })
}

function isStreamList(step: Step, value: PdfValue): boolean {
  const list = step.document.resolve(value, step.newer)
  return list.kind === 'array' && list.items.every((item) => isPlainStream(step.document.resolve(item, step.newer), ['Type']))
}
