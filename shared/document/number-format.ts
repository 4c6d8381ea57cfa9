import type { NumberFormat } from '#shared/document/attributes.ts'

const romanDigits = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
] as const

/** Lower-case Roman numerals for 1 … 3999. */
function roman(value: number): string {
  let rest = value
  let text = ''
  for (const [size, digits] of romanDigits) {
    while (rest >= size) {
      text += digits
      rest -= size
    }
  }
  return text
}

/** a … z, then aa, bb … zz, aaa …: the letters repeat and do not count in base 26 (ECMA-376 Part 1, 17.18.59, lowerLetter). */
function letters(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
}

/** Writes a counter in a format. Values the format cannot write (zero as a letter, 4000 in Roman) are written in decimal. */
export function formatNumber(value: number, format: NumberFormat): string {
  switch (format) {
    case 'decimalZero':
      return value < 10 ? `0${value}` : String(value)
    case 'lowerLetter':
    case 'upperLetter': {
      if (value < 1 || value > 26 * 40) return String(value)
      return format === 'lowerLetter' ? letters(value) : letters(value).toUpperCase()
    }
    case 'lowerRoman':
    case 'upperRoman': {
      if (value < 1 || value > 3999) return String(value)
      return format === 'lowerRoman' ? roman(value) : roman(value).toUpperCase()
    }
    case 'bullet':
    case 'none':
      return ''
    case 'decimal':
      return String(value)
  }
}

/** The value of Roman numerals in either case; null for anything `formatNumber` would not have written. */
export function romanValue(text: string): number | null {
  const lower = text.toLowerCase()
  if (!/^[ivxlcdm]{1,15}$/.test(lower)) return null
  let value = 0
  let rest = lower
  for (const [size, digits] of romanDigits) {
    while (rest.startsWith(digits)) {
      value += size
      rest = rest.slice(digits.length)
    }
  }
  return rest === '' && roman(value) === lower ? value : null
}

/** The value of list letters in either case (c is 3, bb is 28); null for anything `formatNumber` would not have written. */
export function letterValue(text: string): number | null {
  const lower = text.toLowerCase()
  const first = lower.charCodeAt(0) - 96
  if (lower.length > 40 || first < 1 || first > 26 || lower !== lower.charAt(0).repeat(lower.length)) return null
  return first + 26 * (lower.length - 1)
}
