import type { Numbering } from '#shared/document/attributes.ts'
import type { NumberToken } from '#shared/document/import/number-token.ts'
import { builtInSchemes } from '#shared/document/numbering-schemes.ts'

/** Whether `(i)` is Roman one or the letter after (h): the letter only where (h) came before it under the same clause. */
function bracketed(token: NumberToken, letters: number): 'lowerLetter' | 'lowerRoman' | 'upperLetter' | null {
  const goesOn = token.readings.find(({ format, value }) => format === 'lowerLetter' && value === letters + 1)
  const roman = token.readings.some(({ format }) => format === 'lowerRoman')
  if (goesOn !== undefined && (letters > 0 || !roman)) return 'lowerLetter'
  if (roman) return 'lowerRoman'
  if (token.readings.some(({ format }) => format === 'lowerLetter')) return 'lowerLetter'
  return token.readings.some(({ format }) => format === 'upperLetter') ? 'upperLetter' : null
}

/**
 * Reads the numbers typed in a template as levels of the built-in schemes. The forms are fixed (they are our own texts), so a form decides its
 * level and only the letters need their neighbours.
 */
export function templateNumbering(main: string): (token: NumberToken) => Numbering | null {
  let letters = 0
  let recitals = false
  const clause = (level: number): Numbering => {
    if (level < 2) letters = 0
    recitals = false
    return { scheme: main, level }
  }
  return (token) => {
    const word = token.word.toLowerCase()
    const format = token.readings[0]?.format
    if (word === 'schedule' || word === 'part') {
      letters = 0
      return { scheme: builtInSchemes.schedule.name, level: word === 'schedule' ? 0 : 1 }
    }
    if (word === 'article') return clause(0)
    if (word === 'section') return clause(1)
    if (word !== '') return null
    if (token.open === '(') {
      const kind = bracketed(token, letters)
      if (kind === 'upperLetter') {
        // (A) at the outermost level is a recital; under (i) it is the level below.
        const first = token.readings.some(({ value }) => value === 1)
        if (first) recitals = letters === 0
        return recitals ? { scheme: builtInSchemes.letters.name, level: 0 } : clause(4)
      }
      if (kind === 'lowerLetter') {
        const numbering = clause(2)
        letters = token.readings.find((reading) => reading.format === 'lowerLetter')?.value ?? 0
        return numbering
      }
      return kind === 'lowerRoman' ? clause(3) : null
    }
    if (format === 'decimal' || format === 'decimalZero') {
      if (token.outer.length === 0) return token.close === '.' ? clause(0) : null
      return main === builtInSchemes.outline.name || token.outer.length === 1 ? clause(token.outer.length) : null
    }
    return null
  }
}
