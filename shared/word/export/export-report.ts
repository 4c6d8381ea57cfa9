/** What a Word file cannot say as our document does; each is written as its present state or in the nearest form Word has. */
export const exportLosses = [
  'change of a field’s value',
  'change of the page or of a numbering scheme',
  'change of a condition or link',
  'change of a signature block',
  'changes of one property by several people',
  'second deletion of the same words',
  'move in several pieces',
  'comment whose passage is gone',
  'part whose bytes are missing',
  'note of another file',
  'piece that cannot be read',
] as const
export type ExportLoss = (typeof exportLosses)[number]

export interface ExportReportItem {
  readonly kind: ExportLoss
  readonly count: number
}

/** Counts what is written otherwise than it is in the document. */
export class ExportReport {
  readonly #counts = new Map<ExportLoss, number>()

  add(kind: ExportLoss): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1)
  }

  done(): readonly ExportReportItem[] {
    return Array.from(this.#counts, ([kind, count]) => ({ kind, count }))
  }
}
