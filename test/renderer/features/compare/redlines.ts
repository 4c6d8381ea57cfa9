import type { Node } from 'prosemirror-model'
import { readRedline, type Compared } from '#renderer/features/compare/compared.ts'
import { compareDocuments, type Comparison } from '#shared/compare/compare-documents.ts'
import { noon } from '#test/helpers/records.ts'

/** Compares as the application does, with counted names. */
export function compare(before: Node, after: Node): Comparison {
  let count = 0
  const newId = (): string => `change-${(count += 1)}`
  return compareDocuments(before, after, { author: 'Comparison', person: null, at: noon, newId })
}

/** The redline of two documents as the window reads it. */
export function compared(before: Node, after: Node): Compared {
  return readRedline(compare(before, after).redline.toJSON() as Record<string, unknown>)
}
