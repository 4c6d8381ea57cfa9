import type { Node } from 'prosemirror-model'
import { changesOf } from '#shared/document/tracking.ts'

/** The fields of which the redline changes the value or the description, each with the change that does. */
export function changedFields(redline: Node): ReadonlyMap<string, string> {
  return new Map(changesOf(redline).flatMap(change => (change.kind === 'property' && change.attribute === 'fields' && change.key !== undefined ? [[change.key, change.id] as const] : [])))
}

/** Marks every use of a changed field, for nothing else in the text tells that its value differs; says whether there was any. */
export function markChangedFields(block: Element, fields: ReadonlyMap<string, string>): boolean {
  if (fields.size === 0) return false
  let found = false
  for (const use of block.querySelectorAll<HTMLElement>('.document-field')) {
    const change = fields.get(use.dataset['fieldId'] ?? '')
    if (change === undefined) continue
    use.dataset['change'] = change
    found = true
  }
  return found
}
