import { accepted, type Result } from '#shared/lib/result.ts'
import { acceptAll, rejectAll } from '#shared/redline/resolve.ts'
import { exportDocx, type ExportedWord, type ExportInput } from '#shared/word/export/export-docx.ts'
import type { WordRefusal } from '#shared/word/refusals.ts'
import { scrubDocx } from '#shared/word/revisions/scrub.ts'
import type { Scrubbed } from '#shared/word/revisions/scrub-tally.ts'

/** What becomes of the tracked changes in a file that leaves. */
export const exportedChanges = ['keep', 'accept', 'reject'] as const
export type ExportedChanges = (typeof exportedChanges)[number]

/** Writes a document with its changes as they are, all accepted, or all rejected. Refusals: those of `exportDocx`. */
export function exportChanges(input: ExportInput, changes: ExportedChanges): Result<ExportedWord, WordRefusal> {
  if (changes === 'keep') return exportDocx(input)
  return exportDocx({ ...input, doc: changes === 'accept' ? acceptAll(input.doc) : rejectAll(input.doc) })
}

/** A clean file and the redline that leads to it. */
export interface ExportedPair {
  readonly clean: ExportedWord
  readonly redline: ExportedWord
}

/** Writes both: the text as it would be, and the same with every change shown. Refusals: those of `exportDocx`. */
export function exportPair(input: ExportInput): Result<ExportedPair, WordRefusal> {
  const clean = exportChanges(input, 'accept')
  if (!clean.ok) return clean
  const redline = exportChanges(input, 'keep')
  return redline.ok ? accepted({ clean: clean.value, redline: redline.value }) : redline
}

/** A written file without what it tells beyond its words, and the list of what was taken away. */
export interface ExportedScrubbed extends ExportedWord {
  readonly removed: readonly Scrubbed[]
}

/** Writes a file and takes away what it tells of who wrote it, when and how. Refusals: those of `exportDocx`. */
export function exportScrubbed(input: ExportInput, changes: ExportedChanges): Result<ExportedScrubbed, WordRefusal> {
  const written = exportChanges(input, changes)
  if (!written.ok) return written
  const scrubbed = scrubDocx(written.value.bytes)
  return scrubbed.ok ? accepted({ ...scrubbed.value, report: written.value.report }) : scrubbed
}
