import type { Numbering, NumberingScheme } from '#shared/document/attributes.ts'
import { listLevels } from '#shared/document/import/list-levels.ts'
import type { NumberToken } from '#shared/document/import/number-token.ts'
import { typedLists, type TypedList } from '#shared/document/import/typed-lists.ts'
import { countParagraph, labelPreview, type NumberingState } from '#shared/document/numbering-counter.ts'
import { builtInSchemes } from '#shared/document/numbering-schemes.ts'

export interface LiveNumbering {
  /** For each paragraph its numbering, or null where its typed number stays text. */
  readonly numbering: readonly (Numbering | null)[]
  readonly schemes: Readonly<Record<string, NumberingScheme>>
  /** The scheme that most paragraphs use; `decimal` where none is numbered. */
  readonly main: string
}

function mostUsed(numbering: readonly (Numbering | null)[]): string {
  const counts = new Map<string, number>()
  for (const item of numbering) if (item !== null) counts.set(item.scheme, (counts.get(item.scheme) ?? 0) + 1)
  return Array.from(counts).sort(([, a], [, b]) => b - a)[0]?.[0] ?? builtInSchemes.decimal.name
}

/**
 * Turns typed numbers into live ones. Every number is computed as the finished document will compute it and compared with what was typed:
 * where they differ the count restarts there, and where even that does not make them equal the typed number stays text. So no number of
 * the source is ever changed.
 */
export function liveNumbering(tokens: readonly (NumberToken | null)[]): LiveNumbering {
  const items = typedLists(tokens)
  const lists = Array.from(new Set(items.flatMap((item): TypedList[] => (item === null ? [] : [item.list]))))
  const { levels, schemes } = listLevels(lists)
  const table = { ...builtInSchemes, ...schemes }
  const state: NumberingState = new Map()
  const numbering = items.map((item, index): Numbering | null => {
    const place = item === null ? undefined : levels.get(item.list)
    const typed = tokens[index]?.typed
    if (item === null || place === undefined) return null
    for (const attempt of [place, { ...place, restart: item.value }]) {
      if (labelPreview(state, table, attempt) !== typed) continue
      countParagraph(state, table, attempt)
      return attempt
    }
    return null
  })
  const used = new Set(numbering.map((item) => item?.scheme))
  return { numbering, schemes: Object.fromEntries(Object.entries(schemes).filter(([name]) => used.has(name))), main: mostUsed(numbering) }
}

/**
 * Which typed numbers are plain: in sequence with the last one before them of the same form under the same outer numbers, or going on to
 * the next. This knows nothing of how numbers are recognised, and so measures it.
 */
export function plainlyNumbered(tokens: readonly (NumberToken | null)[]): boolean[] {
  const last = new Map<string, number>()
  return tokens.map((token) => {
    if (token === null) return false
    let inSequence = false
    for (const { format, value } of token.readings) {
      const key = [token.word.toLowerCase(), token.open, token.close, token.outer.join('.'), format].join('|')
      if (last.get(key) === value - 1) inSequence = true
      last.set(key, value)
    }
    return inSequence
  })
}
