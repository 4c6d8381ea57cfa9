import type { Numbering, NumberingLevel, NumberingScheme } from '#shared/document/attributes.ts'
import { countParagraph, type NumberingState } from '#shared/document/numbering-counter.ts'
import type { SchemeTable } from '#shared/document/numbering-schemes.ts'
import { lettersAndDigits } from '#shared/document/plain-text.ts'
import type { WordReportBuilder } from '#shared/word/import/report.ts'
import { bulletSign } from '#shared/word/import/words.ts'
import { schemeFormat } from '#shared/word/model/number-text.ts'
import { listOf, listPlace, type ListLevel, type ResolvedList } from '#shared/word/model/numbering.ts'
import { ParagraphCounter } from '#shared/word/model/paragraph-numbers.ts'
import type { WordModel } from '#shared/word/model/word-model.ts'
import { attr, child, type XmlElement } from '#shared/word/xml/tree.ts'

const longestText = 80

function bulletFont({ element }: ListLevel): string | null {
  const properties = child(element, 'w:rPr')
  const fonts = properties === null ? null : child(properties, 'w:rFonts')
  return fonts === null ? null : (attr(fonts, 'w:ascii') ?? attr(fonts, 'w:hAnsi'))
}

function schemeLevel(level: ListLevel | null): NumberingLevel {
  if (level === null) return { format: 'none', text: '', start: 1 }
  const bullet = level.format === 'bullet'
  // A number below zero or past what a scheme counts is no number anybody wrote on purpose.
  const start = Math.min(Math.max(level.start, 0), 1_000_000)
  const text = (bullet ? bulletSign(level.text, bulletFont(level)) : level.text).slice(0, longestText).toWellFormed()
  const format = level.legal && level.format !== 'decimalZero' && !bullet ? 'decimal' : schemeFormat(level.format)
  return { format, text, start, ...(level.legal ? { legal: true } : {}) }
}

/** The name of the scheme that stands for a list: `word-` and its definition's id, and the instance's where that has levels of its own. */
export function schemeName({ abstract, instance }: ResolvedList): string {
  return instance.levels.size === 0 ? `word-${abstract.id}` : `word-${abstract.id}-${instance.id}`
}

/** A list as one of our schemes. */
export function schemeOf(list: ResolvedList): NumberingScheme {
  const deepest = Math.max(0, ...list.abstract.levels.keys(), ...list.instance.levels.keys())
  return { name: schemeName(list), levels: Array.from({ length: deepest + 1 }, (_, level) => schemeLevel(list.level(level))) }
}

/** The numbering a paragraph's properties, or its style, give it; without a restart. Null where it is in no list. */
export function numberingOf(model: WordModel, properties: XmlElement | null): Numbering | null {
  const place = listPlace(model.numbering, model.styles, properties)
  const list = place === null ? null : listOf(model.numbering, model.styles, place.numId)
  return place === null || list === null ? null : { scheme: schemeName(list), level: place.level }
}

/**
 * Gives the paragraphs of the final text their place in our schemes: `restart` wherever Word counts otherwise than we would, so that the numbers are
 * Word's. What still differs, by formats only Word has, is reported.
 */
export class NumberedSchemes {
  readonly #model: WordModel
  readonly #report: WordReportBuilder
  readonly #counter: ParagraphCounter
  readonly #state: NumberingState = new Map()
  readonly schemes: Record<string, NumberingScheme> = {}

  constructor(model: WordModel, report: WordReportBuilder) {
    this.#model = model
    this.#report = report
    this.#counter = new ParagraphCounter(model.numbering, model.styles)
  }

  /** The numbering of a paragraph, its scheme made known; not counted, as for what is deleted or was before a change. */
  place(properties: XmlElement | null): Numbering | null {
    const numbering = numberingOf(this.#model, properties)
    const place = numbering === null || Object.hasOwn(this.schemes, numbering.scheme) ? null : listPlace(this.#model.numbering, this.#model.styles, properties)
    const list = place === null ? null : listOf(this.#model.numbering, this.#model.styles, place.numId)
    if (list !== null) this.schemes[schemeName(list)] = schemeOf(list)
    return numbering
  }

  /** The numbering of the next paragraph of the final text. */
  next(properties: XmlElement | null): Numbering | null {
    const word = this.#counter.count(properties)
    const numbering = this.place(properties)
    if (word === null || numbering === null) return numbering
    const wanted = word.path.at(-1) ?? 1
    const copy = this.#state.get(numbering.scheme)
    const before = copy === undefined ? null : { values: copy.values.slice(), implied: copy.implied.slice() }
    const table: SchemeTable = this.schemes
    let counted = countParagraph(this.#state, table, numbering)
    let placed = numbering
    if (counted.path.at(-1) !== wanted && wanted >= 0 && wanted <= 1_000_000) {
      if (before === null) this.#state.delete(numbering.scheme)
      else this.#state.set(numbering.scheme, before)
      placed = { ...numbering, restart: wanted }
      counted = countParagraph(this.#state, table, placed)
    }
    if (!word.bullet && lettersAndDigits(counted.label) !== lettersAndDigits(word.label)) this.#report.add('number format', 'lost', `${word.label} → ${counted.label}`)
    return placed
  }
}
