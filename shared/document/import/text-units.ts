import { openingWord, readNumberToken, type NumberToken } from '#shared/document/import/number-token.ts'

/** A paragraph of a plain text before its number is judged. */
export interface TextUnit {
  text: string
  readonly token: NumberToken | null
  /** It may as well be the middle of the paragraph before it, whose line happened to break in front of a number. */
  readonly glued: boolean
}

interface Line {
  readonly text: string
  readonly afterBlank: boolean
  readonly contents: boolean
  /** It stood behind a wide gap in the line before it, as where a conversion ran several paragraphs together. */
  readonly inline: boolean
}

/** A line of a table of contents: dots that lead to a page number. Such numbers are not clauses. */
const contentsLine = /(?:\.{4,}|(?:\.\s){4,}|…{2,})\s*(?:[ivxlc]+|\d{1,4}|[A-Z]-\d{1,3})?$/
const pageNumber = /^(?:page\s+)?[-–—]?\s*(?:\d{1,4}|[ivxl]{1,6}|[A-Z]-\d{1,3})\s*[-–—]?(?:\s+of\s+\d{1,4})?$/i

/** Lines that go on after a break: hard-wrapped text is joined up to this share of the usual width. */
const fullShare = 0.72

/** A line in pieces: at every wide gap in front of what may be a number. The other gaps are spaces. */
function piecesOf(raw: string): string[] {
  const pieces: string[] = []
  for (const segment of raw.split(/\s{3,}/)) {
    if (segment === '') continue
    const text = segment.replace(/\s+/g, ' ').trim()
    if (pieces.length === 0 || readNumberToken(text) !== null) pieces.push(text)
    else pieces[pieces.length - 1] += ` ${text}`
  }
  return pieces
}

function readLines(source: string): Line[] {
  const lines: Line[] = []
  let blank = true
  for (const raw of source.split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/)) {
    const pieces = piecesOf(raw)
    pieces.forEach((text, index) => {
      if (text !== '')
        lines.push({ text, afterBlank: blank && index === 0, contents: contentsLine.test(text.slice(-200)), inline: index > 0 })
    })
    blank = pieces.length === 0
  }
  return lines
}

/** The width at which a text was wrapped, in characters; null if each of its lines is a paragraph. */
function wrapWidth(lines: readonly Line[]): number | null {
  const lengths = lines
    .map(({ text }) => text.length)
    .filter((length) => length > 25)
    .sort((a, b) => a - b)
  const wide = lengths[Math.floor(lengths.length * 0.9)] ?? 0
  return wide < 50 || wide > 260 ? null : wide
}

function goesOn(before: Line | undefined, line: Line, width: number | null): boolean {
  if (before === undefined || line.afterBlank) return false
  if (line.inline) return true
  if (before.contents) return false
  if (pageNumber.test(line.text) || pageNumber.test(before.text)) return false
  if (/^\p{Ll}/u.test(line.text) && before.text.length >= 30) return true
  return width !== null && before.text.length >= width * fullShare
}

/** A number that a sentence happened to break in front of, or that has no words of its own kind after it, begins nothing. */
function tokenOf(line: Line, before: string | null): NumberToken | null {
  const glued = before !== null
  if (line.contents || pageNumber.test(line.text)) return null
  // A number that goes on in mid-sentence belongs to it; behind a heading in capitals it may begin a paragraph.
  if (glued && !/(?:[.;:,)”"]|\band|\bor)$/.test(before.slice(-20)) && /\p{Ll}/u.test(before)) return null
  const token = readNumberToken(line.text)
  if (token === null) return null
  const rest = line.text.slice(token.length)
  const small = /^\p{Ll}/u.test(rest)
  if (token.word !== '' && (small || /^[,;)]/.test(rest))) return null
  if (openingWord.test(token.word) && rest.length > 160) return null
  const bare = token.open === '' && token.close === '' && token.outer.length === 0 && token.word === ''
  if (bare && (glued || !/^["“(]?\p{Lu}/u.test(rest))) return null
  if (glued && /^(?:and|or|of|to|above|below|hereof|herein|thereof|is|are|was|shall|through|inclusive)\b|^[,;)]/.test(rest)) return null
  return token
}

/** A number alone on its line belongs to the words on the next. */
function takesNext(unit: TextUnit, next: TextUnit): boolean {
  const { token } = unit
  if (token === null || unit.text.length > token.length || next.token !== null || pageNumber.test(next.text)) return false
  return token.word === '' || (next.text.length <= 120 && !/[.;:]$/.test(next.text))
}

/** Divides a plain text into paragraphs: blank lines, numbers at the start of a line and short lines divide, hard-wrapped lines are joined. */
export function textUnits(source: string): TextUnit[] {
  const lines = readLines(source)
  const width = wrapWidth(lines)
  const units: { parts: string[]; token: NumberToken | null; glued: boolean }[] = []
  lines.forEach((line, index) => {
    const glued = goesOn(lines[index - 1], line, width)
    const token = tokenOf(line, glued ? (lines[index - 1]?.text ?? '') : null)
    if (glued && token === null) units.at(-1)?.parts.push(line.text)
    else units.push({ parts: [line.text], token, glued })
  })
  const joined: TextUnit[] = []
  for (const { parts, token, glued } of units) {
    const unit = { text: parts.join(' '), token, glued }
    const before = joined.at(-1)
    if (before !== undefined && takesNext(before, unit)) before.text += ` ${unit.text}`
    else joined.push(unit)
  }
  return joined
}
