/** What becomes of the things of a Word file that a reader may ask about. */
export const wordOutcomes = ['kept', 'shown', 'lost'] as const
/** `kept`: with the file, unseen; `shown`: as an opaque piece; `lost`: not in a file that is written anew from the document. */
export type WordOutcome = (typeof wordOutcomes)[number]

export const wordReportKinds = [
  'text box',
  'equation',
  'chart',
  'diagram',
  'drawing',
  'picture',
  'embedded object',
  'nested table',
  'content control',
  'field',
  'table of contents',
  'footnote',
  'endnote',
  'symbol',
  'break',
  'other content',
  'header or footer',
  'section',
  'bookmark',
  'link within the file',
  'irregular table',
  'number format',
  'change inside an opaque piece',
  'change inside a merged cell',
  'change of a content control',
  'cell merge change',
  'comment formatting',
  'field of ours with another value',
] as const
export type WordReportKind = (typeof wordReportKinds)[number]

export interface WordReportItem {
  readonly kind: WordReportKind
  readonly outcome: WordOutcome
  readonly count: number
  /** The first few, in words. */
  readonly examples: readonly string[]
}

/** What an import kept, showed as opaque or lost, and how many revisions of which element it read. */
export interface WordReport {
  readonly items: readonly WordReportItem[]
  readonly revisions: Readonly<Record<string, number>>
}

const mostExamples = 3
const longestExample = 80

/** Gathers a report while a file is read. */
export class WordReportBuilder {
  readonly #items = new Map<string, { kind: WordReportKind; outcome: WordOutcome; count: number; examples: string[] }>()
  readonly #revisions = new Map<string, number>()

  add(kind: WordReportKind, outcome: WordOutcome, example = '', count = 1): void {
    const key = `${kind} ${outcome}`
    const item = this.#items.get(key) ?? { kind, outcome, count: 0, examples: [] }
    this.#items.set(key, item)
    item.count += count
    const words = example.replaceAll(/\s+/g, ' ').trim()
    if (words !== '' && item.examples.length < mostExamples) item.examples.push(words.slice(0, longestExample).toWellFormed())
  }

  revision(element: string): void {
    this.#revisions.set(element, (this.#revisions.get(element) ?? 0) + 1)
  }

  done(): WordReport {
    return { items: Array.from(this.#items.values()), revisions: Object.fromEntries(this.#revisions) }
  }
}
