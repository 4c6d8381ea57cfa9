import type { Node } from 'prosemirror-model'
import type { DocumentAttributes, NumberFormat, NumberingLevel, NumberingScheme } from '#shared/document/attributes.ts'

export type SchemeTable = Readonly<Record<string, NumberingScheme>>

function level(format: NumberFormat, text: string, more: { legal?: boolean } = {}): NumberingLevel {
  return { format, text, start: 1, ...more }
}

/** (a), (i), (A), (I), (1), a., i.: the sub-clauses common to most schemes, from level `first` to level 8. */
function subclauses(first: number): NumberingLevel[] {
  const formats = [
    ['lowerLetter', '(', ')'],
    ['lowerRoman', '(', ')'],
    ['upperLetter', '(', ')'],
    ['upperRoman', '(', ')'],
    ['decimal', '(', ')'],
    ['lowerLetter', '', '.'],
    ['lowerRoman', '', '.'],
    ['decimal', '', ')'],
  ] as const
  return formats.slice(0, 9 - first).map(([format, before, after], index) => level(format, `${before}%${first + index + 1}${after}`))
}

const clauseSchemes = ['decimal', 'article', 'outline', 'letters']

/** The numbering schemes every document knows. A document's own schemes of the same name come first. */
export const builtInSchemes = {
  /** 1. / 1.1 / (a) / (i) / (A) */
  decimal: { name: 'decimal', levels: [level('decimal', '%1.'), level('decimal', '%1.%2'), ...subclauses(2)] },
  /** Article I / Section 1.01 / (a) / (i) */
  article: {
    name: 'article',
    levels: [level('upperRoman', 'Article %1'), level('decimalZero', 'Section %1.%2', { legal: true }), ...subclauses(2)],
  },
  /** Schedule 1 / Part 1; clause numbering starts again inside each schedule. */
  schedule: {
    name: 'schedule',
    levels: [level('decimal', 'Schedule %1'), level('decimal', 'Part %2'), ...subclauses(2)],
    opens: clauseSchemes,
  },
  /** 1. / 1.1 / 1.1.1 */
  outline: {
    name: 'outline',
    levels: Array.from({ length: 9 }, (_, outer) =>
      level('decimal', outer === 0 ? '%1.' : Array.from({ length: outer + 1 }, (_unused, index) => `%${index + 1}`).join('.')),
    ),
  },
  /** (A) / (1) / (a): recitals */
  letters: {
    name: 'letters',
    levels: [level('upperLetter', '(%1)'), level('decimal', '(%2)'), ...subclauses(2)],
  },
  bullet: {
    name: 'bullet',
    levels: Array.from({ length: 9 }, (_, depth) => level('bullet', ['•', '–', '▪'][depth % 3] ?? '•')),
  },
} as const satisfies SchemeTable

export type BuiltInScheme = keyof typeof builtInSchemes

/** The schemes of a document: its own before the built-in ones. */
export function schemesOf(doc: Node): SchemeTable {
  return { ...builtInSchemes, ...(doc.attrs as DocumentAttributes).schemes }
}

/** The scheme of a name. An unknown one (a passage pasted from elsewhere) counts on its own, written like `decimal`: no number is lost. */
export function schemeNamed(schemes: SchemeTable, name: string): NumberingScheme {
  return (Object.hasOwn(schemes, name) ? schemes[name] : undefined) ?? builtInSchemes.decimal
}
