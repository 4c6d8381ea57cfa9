import type { Font, PathCommand } from 'fontkit'
import { interFor } from '../glyph-outlines.ts'
import type { ContourPoint, FontGlyph, FontMetrics } from './truetype-file.ts'

/** Inter in the weight that field values are set in. */
export const INTER_METRICS: FontMetrics & { readonly capHeight: number } = { unitsPerEm: 2048, ascent: 1984, descent: -494, capHeight: 1490 }

const letters = new Map<number, FontGlyph | null>()

/** One letter of Inter, as it is drawn by itself; nothing when Inter does not have it. Letters are not joined or exchanged, so that what is shown is what is meant. */
export async function interLetter(codePoint: number): Promise<FontGlyph | undefined> {
  const known = letters.get(codePoint)
  if (known !== undefined) return known ?? undefined
  const font = await interFor(String.fromCodePoint(codePoint))
  const letter = font === undefined ? null : letterOf(font, codePoint)
  letters.set(codePoint, letter)
  return letter ?? undefined
}

function letterOf(font: Font, codePoint: number): FontGlyph {
  const glyph = font.glyphForCodePoint(codePoint)
  return { codePoint, advance: Math.round(glyph.advanceWidth), contours: contoursOf(glyph.path.commands) }
}

/** TrueType closes contours by itself, and a last point on the first is left out. */
function contoursOf(commands: readonly PathCommand[]): ContourPoint[][] {
  const contours: ContourPoint[][] = []
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0] = args.map(Math.round)
    if (command === 'moveTo') contours.push([{ x: a, y: b, on: true }])
    else if (command === 'lineTo') contours.at(-1)?.push({ x: a, y: b, on: true })
    else if (command === 'quadraticCurveTo') contours.at(-1)?.push({ x: a, y: b, on: false }, { x: c, y: d, on: true })
    else if (command === 'bezierCurveTo') throw new TypeError('Inter is drawn in quadratic curves.')
  }
  for (const contour of contours) {
    const [first, last] = [contour[0], contour.at(-1)]
    if (contour.length > 1 && first?.x === last?.x && first?.y === last?.y && last?.on === true) contour.pop()
  }
  return contours
}
