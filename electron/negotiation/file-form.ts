import type { Node } from 'prosemirror-model'
import { isPlain } from '#electron/negotiation/sides.ts'
import type { Services } from '#electron/services.ts'
import { readImport } from '#electron/contracts/import.ts'
import { isWordFile } from '#electron/word/word-file.ts'
import { comparable } from '#shared/compare/compare-documents.ts'
import { documentToMarkdown } from '#shared/document/export/to-markdown.ts'
import { documentText } from '#shared/document/plain-text.ts'
import { schema } from '#shared/document/schema.ts'
import { withIdsOf } from '#shared/negotiation/known-again.ts'
import { graftReturned, type FileForm } from '#shared/negotiation/returned/graft.ts'

function line(text: string): Node[] {
  const words = text.replaceAll(/\s+/g, ' ').trim()
  return words === '' ? [] : [schema.nodes.paragraph.create(null, schema.text(words))]
}

/** How blocks of ours look when they went through a file of this name and were read again. */
function fileFormOf(services: Pick<Services, 'newId'>, fileName: string, attrs: Node['attrs']): FileForm {
  const rich = !/\.txt$/i.test(fileName)
  const readBack = (block: Node): readonly Node[] => {
    const alone = schema.nodes.doc.create(attrs, [block])
    // How lines of plain text are joined depends on those around them, so each stands for itself.
    if (!rich) return documentText(alone, { numbers: true }).split('\n').flatMap(line)
    const read = readImport(services, new TextEncoder().encode(documentToMarkdown(alone)), 'a.md')
    return read.ok ? read.value.doc.children : []
  }
  return { rich, readBack }
}

/** What was read from a file, as a version of a text of ours: a Word file is known again by its words; a file of plain words leaves our clauses, fields and ids as they are; JSON of ours says all of that itself. */
export function asVersionOf(services: Pick<Services, 'newId'>, ours: Node, read: Node, fileName: string): Node {
  if (isWordFile(fileName)) return withIdsOf(ours, read)
  return isPlain(fileName) ? graftReturned(comparable(ours), read, fileFormOf(services, fileName, ours.attrs)) : read
}
