import type { PdfValue } from '../syntax/values.ts'
import type { Step } from './step.ts'

/** Keys that make something act, hide or reach out of the document; no appearance needs them. */
export const activeKeys = new Set(['A', 'AA', 'JS', 'JavaScript', 'OpenAction', 'OC', 'OCProperties', 'Ref', 'OPI', 'PS', 'EF', 'RichMedia', 'Movie', 'Sound'])

/**
 * Checks what an allowed change brought in (an appearance, a value): nothing active, no page or catalog,
 * and nothing that lay unused in the older revision waiting to be shown.
 */
export function checkFresh(step: Step, value: PdfValue, where: string): void {
  const seen = new Set<number>()
  const work: PdfValue[] = [value]
  for (let item = work.pop(); item !== undefined; item = work.pop()) {
    step.document.budget.spend(1)
    if (item.kind === 'ref') {
      if (seen.has(item.num)) continue
      seen.add(item.num)
      const now = step.document.entry(item.num, step.newer)
      const before = step.document.entry(item.num, step.older)
      if (before !== undefined && before.kind !== 'free' && now === before) {
        // What the older revision already uses is compared there.
        if (!step.reachable.has(item.num)) step.report('change.hidden-revealed', where)
        continue
      }
      work.push(step.document.object(item.num, item.gen, step.newer)?.value ?? { kind: 'null' })
    } else if (item.kind === 'array') work.push(...item.items)
    else if (item.kind === 'dict' || item.kind === 'stream') {
      const dict = item.kind === 'dict' ? item : item.dict
      if (dict.duplicates.length > 0) step.report('change.structure', where)
      for (const [key, entry] of dict.entries) {
        if (activeKeys.has(key)) step.report('change.form', `${where}: ${key}`)
        else work.push(entry)
      }
    }
  }
}
