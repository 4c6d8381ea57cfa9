import type { NumberFormat } from '#shared/document/attributes.ts'
import { formatNumber } from '#shared/document/number-format.ts'

const plainFormats: ReadonlySet<string> = new Set(['decimal', 'decimalZero', 'lowerLetter', 'upperLetter', 'lowerRoman', 'upperRoman', 'bullet', 'none'] satisfies NumberFormat[])

/** The format of our own schemes for one of Word's (ECMA-376 Part 1, 17.18.59); decimal for those only Word can write. */
export function schemeFormat(format: string): NumberFormat {
  return plainFormats.has(format) ? (format as NumberFormat) : 'decimal'
}

const ones = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen']
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const irregular: Readonly<Record<string, string>> = { one: 'first', two: 'second', three: 'third', five: 'fifth', eight: 'eighth', nine: 'ninth', twelve: 'twelfth' }

/** A number in English words, 0 to 9,999. */
function cardinal(value: number): string {
  if (value === 0) return 'zero'
  const parts: string[] = []
  if (value >= 1000) parts.push(`${cardinal(Math.floor(value / 1000))} thousand`)
  const below = value % 1000
  if (below >= 100) parts.push(`${ones[Math.floor(below / 100)] ?? ''} hundred`)
  const rest = below % 100
  if (rest >= 20) parts.push([tens[Math.floor(rest / 10)], ones[rest % 10]].filter((word) => word !== '').join('-'))
  else if (rest > 0) parts.push(ones[rest] ?? '')
  return parts.join(' ')
}

function ordinalWords(value: number): string {
  return cardinal(value).replace(/[a-z]+$/, (last) => irregular[last] ?? (last.endsWith('y') ? `${last.slice(0, -1)}ieth` : `${last}th`))
}

function ordinalSuffix(value: number): string {
  const rest = value % 100
  if (rest >= 11 && rest <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th'
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const chicagoSigns = ['*', '†', '‡', '§']

/**
 * A counter in one of Word's formats (17.18.59), in English. Formats of other scripts are written in decimal; a custom one takes its width from its
 * pattern (`001, 002, …`).
 */
export function numberText(value: number, format: string, pattern: string | null = null): string {
  if (plainFormats.has(format)) return formatNumber(value, format as NumberFormat)
  const inWords = value >= 0 && value <= 9_999
  switch (format) {
    case 'ordinal':
      return `${value}${ordinalSuffix(value)}`
    case 'cardinalText':
      return inWords ? capitalised(cardinal(value)) : String(value)
    case 'ordinalText':
      return inWords ? capitalised(ordinalWords(value)) : String(value)
    case 'hex':
      return value >= 0 ? value.toString(16).toUpperCase() : String(value)
    case 'chicago':
      return value < 1 ? String(value) : (chicagoSigns[(value - 1) % 4] ?? '*').repeat(Math.ceil(value / 4))
    case 'numberInDash':
      return `- ${value} -`
    case 'decimalEnclosedParen':
      return `(${value})`
    case 'decimalEnclosedFullstop':
      return `${value}.`
    case 'custom':
      return String(value).padStart(/^0*\d/.exec(pattern ?? '')?.[0].length ?? 1, '0')
    default:
      return String(value)
  }
}
