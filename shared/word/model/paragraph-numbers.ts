import { numberText } from '#shared/word/model/number-text.ts'
import { listOf, listPlace, type NumberingPart, type ResolvedList } from '#shared/word/model/numbering.ts'
import type { StyleSheet } from '#shared/word/model/styles.ts'
import type { XmlElement } from '#shared/word/xml/tree.ts'

/** What stands before a paragraph. */
export interface ParagraphNumber {
  /** As it is shown: `1.`, `1.1`, `(a)`; a bullet's own sign. */
  readonly label: string
  readonly bullet: boolean
  readonly level: number
  /** The id of the list's definition: paragraphs of one definition are counted together. */
  readonly list: string
  readonly numId: string
  /** The counters from the outermost level to its own. */
  readonly path: readonly number[]
}

interface Counting {
  readonly values: (number | undefined)[]
}

/** Counts the paragraphs of one text, in order. */
export class ParagraphCounter {
  readonly #numbering: NumberingPart
  readonly #styles: StyleSheet
  readonly #lists = new Map<string, Counting>()
  /** The levels of an instance whose own start was used. */
  readonly #started = new Set<string>()

  constructor(numbering: NumberingPart, styles: StyleSheet) {
    this.#numbering = numbering
    this.#styles = styles
  }

  /** The number of the next paragraph, by its properties; null where it has none. */
  count(properties: XmlElement | null): ParagraphNumber | null {
    const place = listPlace(this.#numbering, this.#styles, properties)
    const list = place === null ? null : listOf(this.#numbering, this.#styles, place.numId)
    if (place === null || list === null) return null
    const { level } = place
    const counting = this.#lists.get(list.abstract.id) ?? { values: [] }
    this.#lists.set(list.abstract.id, counting)
    const { values } = counting
    for (let outer = 0; outer < level; outer += 1) values[outer] ??= this.#startOf(list, outer)
    const override = list.instance.starts.get(level)
    const key = `${list.instance.id} ${level}`
    if (override !== undefined && !this.#started.has(key)) values[level] = override
    else values[level] = (values[level] ?? this.#startOf(list, level) - 1) + 1
    this.#started.add(key)
    for (let inner = level + 1; inner < 9; inner += 1) if (restarts(list, inner, level)) values[inner] = undefined
    const path = Array.from({ length: level + 1 }, (_, at) => values[at] ?? 0)
    const own = list.level(level)
    return { label: labelOf(list, level, path), bullet: own?.format === 'bullet', level, list: list.abstract.id, numId: place.numId, path }
  }

  #startOf(list: ResolvedList, level: number): number {
    return list.instance.starts.get(level) ?? list.level(level)?.start ?? 1
  }
}

/** Whether a level starts again after a paragraph of an outer one (17.9.10): after any by default, else after the level named and those above it. */
function restarts(list: ResolvedList, inner: number, level: number): boolean {
  const after = list.level(inner)?.restartsAfter ?? null
  if (after === null || after > inner) return true
  return after !== 0 && level < after
}

function labelOf(list: ResolvedList, level: number, path: readonly number[]): string {
  const own = list.level(level)
  if (own === null) return ''
  if (own.format === 'bullet') return own.text
  return own.text.replace(/%([1-9])/g, (_sign, digit: string) => {
    const at = Number(digit) - 1
    const value = path[at]
    if (value === undefined) return ''
    const { format, pattern } = list.level(at) ?? own
    return own.legal ? numberText(value, format === 'decimalZero' ? format : 'decimal') : numberText(value, format, pattern)
  })
}
