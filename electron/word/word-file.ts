import type { Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import { allowed } from '#shared/ipc/errors.ts'
import type { ImportReport } from '#shared/ipc/views.ts'
import { listChanges } from '#shared/redline/list.ts'
import { importDocx, type ImportedWord } from '#shared/word/import/import-docx.ts'
import type { WordOutcome } from '#shared/word/import/report.ts'

export const wordMediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Whether a file's name says that it is a Word file; the old format too, which is then refused in words. */
export function isWordFile(fileName: string): boolean {
  return /\.docx?$/i.test(fileName)
}

/** Reads a Word file. Throws word.*. */
export function readWord(bytes: Uint8Array): ImportedWord {
  return allowed(importDocx(bytes))
}

function countOf(doc: Node, fits: (node: Node) => boolean): number {
  let count = 0
  doc.descendants((node) => {
    if (fits(node)) count += 1
  })
  return count
}

/** What became of a Word file's contents, as a person reads it. */
export function shownWordReport({ doc, comments, report }: ImportedWord): ImportReport {
  const ofOutcome = (outcome: WordOutcome) =>
    report.items.filter((item) => item.outcome === outcome).map(({ kind, count, examples }) => ({ kind, count, example: examples[0] ?? '' }))
  return {
    paragraphs: countOf(doc, ({ type }) => type === schema.nodes.paragraph),
    numbered: countOf(doc, ({ type, attrs }) => type === schema.nodes.paragraph && attrs['numbering'] !== null),
    tables: countOf(doc, ({ type }) => type === schema.nodes.table),
    footnotes: countOf(doc, ({ type }) => type === schema.nodes.footnote),
    lost: ofOutcome('lost'),
    word: { kept: ofOutcome('kept'), shown: ofOutcome('shown'), changes: listChanges(doc).length, comments: comments.length },
  }
}
