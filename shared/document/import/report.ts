/** Something of the source that the document could not take as it was. Nothing is lost without being named here. */
export interface ImportLoss {
  readonly kind: ImportLossKind
  readonly count: number
  readonly example: string
}

export const importLossKinds = [
  'control-characters',
  'html',
  'image',
  'unsafe-link',
  'table-alignment',
  'nested-content',
  'code',
  'task-box',
  'horizontal-rule',
] as const
export type ImportLossKind = (typeof importLossKinds)[number]

export interface ImportReport {
  /** Numbered paragraphs whose typed number became a live one. */
  readonly recognised: number
  /** Numbers typed in plain sequence, and how many of those became live. */
  readonly plain: { readonly found: number; readonly recognised: number }
  readonly kept: { readonly paragraphs: number; readonly tables: number; readonly footnotes: number; readonly links: number }
  readonly lost: readonly ImportLoss[]
}

/** Counts losses by kind and keeps the first example of each. */
export class LossCounter {
  private readonly losses = new Map<ImportLossKind, ImportLoss>()

  add(kind: ImportLossKind, example: string, count = 1): void {
    const known = this.losses.get(kind)
    const shown = example.replace(/\s+/g, ' ').trim().slice(0, 80)
    this.losses.set(kind, { kind, count: (known?.count ?? 0) + count, example: known?.example ?? shown })
  }

  all(): ImportLoss[] {
    return Array.from(this.losses.values())
  }
}

/** The text without NUL and other control characters that no document may hold; line ends, tabs and form feeds stay. */
export function withoutControls(text: string, losses: LossCounter): string {
  let count = 0
  const clean = text.toWellFormed().replace(/(?![\t\n\v\f\r\u0085])\p{Cc}|\uFEFF/gu, (found) => {
    if (found !== '\uFEFF') count += 1
    return ''
  })
  if (count > 0) losses.add('control-characters', 'NUL and other characters that cannot be shown', count)
  return clean
}
