import type { NumberFormat } from '#shared/document/attributes.ts'
import { formatNumber, letterValue, romanValue } from '#shared/document/number-format.ts'

/** One way to read a typed number: `(i)` is a Roman one or the ninth letter. */
export interface Reading {
  readonly format: Exclude<NumberFormat, 'bullet' | 'none'>
  readonly value: number
}

/** A number typed at the start of a paragraph: `1.`, `2.01`, `(a)`, `Section 4.2`, `SCHEDULE 1`. */
export interface NumberToken {
  /** As typed, with single spaces. */
  readonly typed: string
  /** The word before it, as typed; empty for most. */
  readonly word: string
  readonly open: string
  readonly close: string
  /** The outer parts of `2.01`: [2]. */
  readonly outer: readonly number[]
  /** The outer parts are written as Roman numerals or letters (`IV.2`), which no level's text can show. */
  readonly readings: readonly Reading[]
  /** How many characters of the text it takes, with the space after it. */
  readonly length: number
}

/** Words that open something with clauses of its own. */
export const openingWord = /^(?:schedule|exhibit|annex|annexure|appendix|attachment|addendum)$/i
/** Words that name a large division of the text. */
export const divisionWord = /^(?:article|chapter|part|title)$/i

const words = 'article|section|clause|paragraph|chapter|part|schedule|exhibit|annexure|annex|appendix|attachment|addendum'
const tokenPattern = new RegExp(
  `^(?:(${words})\\s{1,4})?(\\()?(\\d{1,3}(?:\\.\\d{1,3}){0,4}|[a-z]{1,2}|[A-Z]{1,2}|[ivxl]{1,7}|[IVXL]{1,7})(\\)\\.|\\.\\)|[.):]?)(?=[\\s\\u00A0]|$)`,
  'i',
)

function readingsOf(part: string, multiple: boolean): Reading[] {
  if (/^\d+$/.test(part)) {
    const value = Number(part)
    if (!multiple) return part.startsWith('0') ? [] : [{ format: 'decimal', value }]
    const readings: Reading[] = []
    if (formatNumber(value, 'decimal') === part) readings.push({ format: 'decimal', value })
    if (formatNumber(value, 'decimalZero') === part) readings.push({ format: 'decimalZero', value })
    return readings
  }
  const upper = part === part.toUpperCase()
  if (!upper && part !== part.toLowerCase()) return []
  const readings: Reading[] = []
  const letter = letterValue(part)
  const roman = romanValue(part)
  if (letter !== null) readings.push({ format: upper ? 'upperLetter' : 'lowerLetter', value: letter })
  if (roman !== null) readings.push({ format: upper ? 'upperRoman' : 'lowerRoman', value: roman })
  return readings
}

/**
 * Reads a number typed at the start of a text, or null. A letter or Roman numeral by itself needs a bracket or dot, and a word in small
 * letters (`section 5 says`) is no number, since sentences begin and wrap that way.
 */
export function readNumberToken(text: string): NumberToken | null {
  const match = tokenPattern.exec(text)
  if (match === null) return null
  const [whole, word = '', open = '', number = '', close = ''] = match
  const digits = /^\d/.test(number)
  if (word !== '' && !/^[A-Z]/.test(word)) return null
  if (open !== '' && !close.includes(')')) return null
  if (word === '' && !digits && close === '') return null
  if (close === ':' && word === '') return null
  const parts = number.split('.')
  const readings = readingsOf(parts.at(-1) ?? '', parts.length > 1)
  if (readings.length === 0) return null
  const outer = parts.slice(0, -1).map(Number)
  if (parts.slice(0, -1).some((part) => part.length > 1 && part.startsWith('0'))) return null
  const space = /^[\s\u00A0]*/.exec(text.slice(whole.length, whole.length + 200))?.[0].length ?? 0
  return { typed: whole.replace(/\s+/g, ' '), word, open, close, outer, readings, length: whole.length + space }
}

/** What tokens of one list have in common: all but their value. */
export function shapeOf(token: NumberToken, reading: Reading): string {
  return [token.word, token.open, token.close, token.outer.length, reading.format].join('|')
}
