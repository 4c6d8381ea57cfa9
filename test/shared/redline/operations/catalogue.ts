import { documentOperations } from '#test/shared/redline/operations/whole-document.ts'
import { formattingOperations } from '#test/shared/redline/operations/formatting.ts'
import { inlineOperations } from '#test/shared/redline/operations/inline.ts'
import type { Operation } from '#test/shared/redline/operations/operation.ts'
import { paragraphOperations } from '#test/shared/redline/operations/paragraphs.ts'
import { passageOperations } from '#test/shared/redline/operations/passages.ts'
import { tableOperations } from '#test/shared/redline/operations/tables.ts'
import { textOperations } from '#test/shared/redline/operations/text.ts'

/** Every kind of thing that can be done to a document, by the editor's own commands where there is one and by raw steps where not. */
export const operations: readonly Operation[] = [
  ...textOperations,
  ...passageOperations,
  ...formattingOperations,
  ...paragraphOperations,
  ...inlineOperations,
  ...documentOperations,
  ...tableOperations,
]
