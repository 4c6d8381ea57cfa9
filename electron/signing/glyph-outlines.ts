import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { create } from 'fontkit'
import type { Font } from 'fontkit'
import type { SignatureFace } from '#shared/signing/appearance.ts'

/** The faces an appearance is set in: the three scripts, and the one of the small print. */
export type Typeface = SignatureFace | 'inter'

/** One step of a path, in ems: x to the right, y up from the baseline. */
export type PathStep =
  | { readonly kind: 'move' | 'line'; readonly to: readonly [number, number] }
  | { readonly kind: 'curve'; readonly to: readonly [number, number, number, number, number, number] }
  | { readonly kind: 'close' }

/** A line of text as outlines, one em high. */
export interface OutlinedText {
  readonly steps: readonly PathStep[]
  /** The advance width in ems. */
  readonly width: number
  /** What is actually inked, in ems. */
  readonly bounds: Bounds
}

export interface Bounds {
  readonly left: number
  readonly bottom: number
  readonly right: number
  readonly top: number
}

/** The files of each face, most used first; a character is taken from the first that has it, then from Inter's. */
const FILES: Readonly<Record<Typeface, readonly string[]>> = {
  'dancing-script': ['dancing-script-latin-600-normal', 'dancing-script-latin-ext-600-normal', 'dancing-script-vietnamese-600-normal'],
  'great-vibes': [
    'great-vibes-latin-400-normal', 'great-vibes-latin-ext-400-normal', 'great-vibes-vietnamese-400-normal',
    'great-vibes-cyrillic-400-normal', 'great-vibes-cyrillic-ext-400-normal', 'great-vibes-greek-ext-400-normal',
  ],
  caveat: ['caveat-latin-600-normal', 'caveat-latin-ext-600-normal', 'caveat-cyrillic-600-normal', 'caveat-cyrillic-ext-600-normal'],
  inter: [
    'inter-latin-wght-normal', 'inter-latin-ext-wght-normal', 'inter-cyrillic-wght-normal', 'inter-greek-wght-normal',
    'inter-vietnamese-wght-normal', 'inter-cyrillic-ext-wght-normal', 'inter-greek-ext-wght-normal',
  ],
}

/** Bundled into out/PART/PART.js or run from the source, the fonts lie two folders up. */
const FONTS_FOLDER = join(import.meta.dirname, '..', '..', 'resources', 'fonts')
const opened = new Map<string, Promise<Font>>()

/** The outlines of one line of text. Characters in none of our fonts become a visible box; control characters are left out. */
export async function outlineText(text: string, typeface: Typeface): Promise<OutlinedText> {
  const steps: PathStep[] = []
  let width = 0
  for (const run of await runsOf(text.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ''), typeface)) {
    width = run.font === undefined ? addBoxes(steps, run.text, width) : addGlyphs(steps, run.font, run.text, width)
  }
  return { steps, width, bounds: boundsOf(steps) }
}

interface Run {
  readonly font: Font | undefined
  text: string
}

/** The text cut where the font must change. Fonts are only opened once a character asks for them. */
async function runsOf(text: string, typeface: Typeface): Promise<readonly Run[]> {
  const runs: Run[] = []
  for (const character of text) {
    const font = await fontFor(character, typeface)
    const current = runs.at(-1)
    if (current !== undefined && current.font === font) current.text += character
    else runs.push({ font, text: character })
  }
  return runs
}

async function fontFor(character: string, typeface: Typeface): Promise<Font | undefined> {
  const codePoint = character.codePointAt(0) ?? 0
  for (const file of new Set([...FILES[typeface], ...FILES.inter])) {
    const font = await openFont(file)
    if (font.hasGlyphForCodePoint(codePoint)) return font
  }
  return undefined
}

function openFont(file: string): Promise<Font> {
  const known = opened.get(file)
  if (known !== undefined) return known
  const opening = readFile(join(FONTS_FOLDER, `${file}.woff2`)).then((bytes) => {
    const font = create(bytes)
    if (!('layout' in font)) throw new TypeError(`${file} holds several fonts where one is expected.`)
    return font
  })
  opened.set(file, opening)
  // A file that could not be read now may be readable the next time.
  opening.catch(() => opened.delete(file))
  return opening
}

function addGlyphs(steps: PathStep[], font: Font, text: string, start: number): number {
  const em = 1 / font.unitsPerEm
  const { glyphs, positions } = font.layout(text)
  let advance = 0
  for (const [index, glyph] of glyphs.entries()) {
    const { xOffset = 0, yOffset = 0, xAdvance = 0 } = positions[index] ?? {}
    const place = (values: readonly number[]): number[] =>
      values.map((value, i) => (i % 2 === 0 ? start + (advance + xOffset + value) * em : (yOffset + value) * em))
    addPath(steps, glyph.path.commands.map(({ command, args }) => ({ command, args: place(args) })))
    advance += xAdvance
  }
  return start + advance * em
}

interface FontCommand {
  readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath'
  readonly args: readonly number[]
}

function addPath(steps: PathStep[], commands: readonly FontCommand[]): void {
  let [fromX, fromY] = [0, 0]
  for (const { command, args } of commands) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args
    if (command === 'closePath') steps.push({ kind: 'close' })
    else if (command === 'moveTo') steps.push({ kind: 'move', to: [a, b] })
    else if (command === 'lineTo') steps.push({ kind: 'line', to: [a, b] })
    else if (command === 'bezierCurveTo') steps.push({ kind: 'curve', to: [a, b, c, d, e, f] })
    else steps.push(quadraticAsCubic(fromX, fromY, a, b, c, d))
    if (args.length >= 2) [fromX = 0, fromY = 0] = args.slice(-2)
  }
}

/** PDF has cubic curves only; a quadratic one with control point q is the cubic with controls at two thirds of the way to q. */
export function quadraticAsCubic(fromX: number, fromY: number, qx: number, qy: number, x: number, y: number): PathStep {
  return { kind: 'curve', to: [fromX + (2 / 3) * (qx - fromX), fromY + (2 / 3) * (qy - fromY), x + (2 / 3) * (qx - x), y + (2 / 3) * (qy - y), x, y] }
}

const BOX = { left: 0.08, right: 0.54, bottom: 0, top: 0.7, line: 0.05, advance: 0.62 } as const

/** A hollow box for each character: the inner outline runs the other way round. */
function addBoxes(steps: PathStep[], text: string, start: number): number {
  let x = start
  for (const _ of text) {
    const [left, right, bottom, top, line] = [x + BOX.left, x + BOX.right, BOX.bottom, BOX.top, BOX.line]
    steps.push(
      { kind: 'move', to: [left, bottom] }, { kind: 'line', to: [right, bottom] }, { kind: 'line', to: [right, top] }, { kind: 'line', to: [left, top] }, { kind: 'close' },
      { kind: 'move', to: [left + line, bottom + line] }, { kind: 'line', to: [left + line, top - line] },
      { kind: 'line', to: [right - line, top - line] }, { kind: 'line', to: [right - line, bottom + line] }, { kind: 'close' },
    )
    x += BOX.advance
  }
  return x
}

/** The box around all points of a path, control points included; empty for an empty path. */
export function boundsOf(steps: readonly PathStep[]): Bounds {
  let [left, bottom, right, top] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const step of steps) {
    if (step.kind === 'close') continue
    for (const [index, value] of step.to.entries()) {
      if (index % 2 === 0) [left, right] = [Math.min(left, value), Math.max(right, value)]
      else [bottom, top] = [Math.min(bottom, value), Math.max(top, value)]
    }
  }
  return left > right ? { left: 0, bottom: 0, right: 0, top: 0 } : { left, bottom, right, top }
}

/** The path operators (ISO 32000-2 table 58) of steps scaled by `scale` and moved to (x, y), in points to a thousandth. */
export function pathOperators(steps: readonly PathStep[], x: number, y: number, scale: number): string {
  const place = (values: readonly number[]): string => values.map((value, index) => decimal((index % 2 === 0 ? x : y) + value * scale)).join(' ')
  return steps.map((step) => {
    if (step.kind === 'close') return 'h'
    return `${place(step.to)} ${step.kind === 'move' ? 'm' : step.kind === 'line' ? 'l' : 'c'}`
  }).join('\n')
}

/** A number as PDF writes it: no exponent, at most three decimals. */
export function decimal(value: number): string {
  return String(Math.round(value * 1000) / 1000 || 0)
}
