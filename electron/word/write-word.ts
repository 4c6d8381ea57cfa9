import { allowed } from '#shared/ipc/errors.ts'
import { exportDocx, type ExportInput } from '#shared/word/export/export-docx.ts'
import type { ExportReportItem } from '#shared/word/export/export-report.ts'

const noProperties: ExportInput['properties'] = { title: null, author: null, at: null, trackRevisions: null }

/** A text as a Word file, and what Word cannot say as the text does. With its original it is patched, without it is written anew. Throws word.*. */
export function writeWord(input: Omit<ExportInput, 'properties'> & Partial<Pick<ExportInput, 'properties'>>): { readonly bytes: Uint8Array; readonly report: readonly ExportReportItem[] } {
  return allowed(exportDocx({ ...input, properties: input.properties ?? noProperties }))
}

/** What a Word file does not say as the text does, in one line; empty where it says everything. */
export function exportReportWords(report: readonly { readonly kind: string; readonly count: number }[]): string {
  return report.map(({ kind, count }) => (count === 1 ? kind : `${kind} (${count})`)).join(', ')
}
