import { conditionText } from '#shared/document/condition-text.ts'
import type { Condition, Field } from '#shared/document/field.ts'
import { wordDifference } from '#shared/redline/list-word.ts'
import type { FormatPiece } from '#shared/document/change-pieces.ts'

/** How one formatting mark changed: whether the text had it, and has it now. */
export interface FormatDifference {
  readonly mark: string
  readonly before: boolean
  readonly after: boolean
  /** “Bold”, “Not bold”, “Link to https://…”. */
  readonly words: string
}

const names: Readonly<Record<string, string>> = {
  link: 'Link',
  bold: 'Bold',
  italic: 'Italic',
  underline: 'Underlined',
  strike: 'Struck through',
  superscript: 'Superscript',
  subscript: 'Subscript',
  smallCaps: 'Small capitals',
  highlight: 'Highlighted',
  conditional: 'Conditional',
  wordFormat: 'Word formatting',
}

const xmlOf = (attrs: Readonly<Record<string, unknown>> | null): string | null => (attrs === null ? null : String(attrs['xml']))

/** How the formatting of a text changed, in words, for a reader. */
export function formatDifference({ change, after }: FormatPiece, fields: readonly Field[]): FormatDifference {
  const { mark, before } = change
  const name = (Object.hasOwn(names, mark) ? names[mark] : undefined) ?? mark
  const words = (): string => {
    if (mark === 'wordFormat') return wordDifference(xmlOf(before), xmlOf(after))
    if (after === null) return `Not ${name.toLowerCase()}`
    if (mark === 'link') return `Link to ${String(after['href'])}`
    if (mark === 'conditional') return `Only if ${conditionText(after['condition'] as Condition, fields)}`
    return name
  }
  return { mark, before: before !== null, after: after !== null, words: words() }
}
