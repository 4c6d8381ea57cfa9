import { root } from '#electron/root.ts'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { create } from 'fontkit'
import type { Font, Glyph, PathCommand } from 'fontkit'
import type { SignatureFace } from '#shared/signing/appearance.ts'
import { boundsOf, decimal, NO_BOUNDS, pathOperators, quadraticAsCubic, union } from './path-operators.ts'
import type { Bounds, PathStep } from './path-operators.ts'

/** The faces an appearance is set in: the three scripts, and the one of the small print. */
export type Typeface = SignatureFace | 'inter'

/** A glyph in its place: its outline in font units, `unit` of which make an em, and where it stands in ems. */
interface PlacedGlyph {
  readonly outline: GlyphOutline
  readonly unit: number
  readonly x: number
  readonly y: number
}

interface GlyphOutline {
  readonly operators: string
  readonly bounds: Bounds
}

/** A line of text as outlines, one em high. */
export interface OutlinedText {
  readonly glyphs: readonly PlacedGlyph[]
  /** The advance width in ems. */
  readonly width: number
  /** What is actually inked, in ems. */
  readonly bounds: Bounds
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
const FONTS_FOLDER = join(root, 'resources', 'fonts')
const opened = new Map<string, Promise<Font>>()
const outlines = new WeakMap<Font, Map<number, GlyphOutline>>()

/** The outlines of one line of text. Characters in none of our fonts become a visible box; control characters are left out. */
export async function outlineText(text: string, typeface: Typeface): Promise<OutlinedText> {
  const glyphs: PlacedGlyph[] = []
  let width = 0
  for (const run of await runsOf(text.normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ''), typeface)) {
    width = run.font === undefined ? addBoxes(glyphs, run.text, width) : addGlyphs(glyphs, run.font, run.text, width)
  }
  return { glyphs, width, bounds: glyphs.map(inkOf).reduce(union, NO_BOUNDS) }
}

/** The operators that fill a text at (x, y), `size` points to the em, in the current colour. */
export function textOperators(text: OutlinedText, x: number, y: number, size: number): string {
  return text.glyphs.filter(({ outline }) => outline.operators !== '').map((glyph) => {
    const scale = decimal(size / glyph.unit, 6)
    return `q ${scale} 0 0 ${scale} ${decimal(x + glyph.x * size)} ${decimal(y + glyph.y * size)} cm\n${glyph.outline.operators}\nf Q`
  }).join('\n')
}

function inkOf({ outline: { bounds }, unit, x, y }: PlacedGlyph): Bounds {
  return { left: x + bounds.left / unit, right: x + bounds.right / unit, bottom: y + bounds.bottom / unit, top: y + bounds.top / unit }
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

/** The file of Inter that has a character. */
export function interFor(character: string): Promise<Font | undefined> {
  return fontFor(character, 'inter')
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

function addGlyphs(placed: PlacedGlyph[], font: Font, text: string, start: number): number {
  const unit = font.unitsPerEm
  const { glyphs, positions } = font.layout(text)
  let advance = 0
  for (const [index, glyph] of glyphs.entries()) {
    const { xOffset = 0, yOffset = 0, xAdvance = 0 } = positions[index] ?? {}
    placed.push({ outline: outlineOf(font, glyph), unit, x: start + (advance + xOffset) / unit, y: yOffset / unit })
    advance += xAdvance
  }
  return start + advance / unit
}

/** A glyph's outline in whole font units, made once. */
function outlineOf(font: Font, glyph: Glyph): GlyphOutline {
  const known = outlines.get(font) ?? new Map<number, GlyphOutline>()
  outlines.set(font, known)
  const made = known.get(glyph.id)
  if (made !== undefined) return made
  const steps = stepsOf(glyph.path.commands)
  const outline = { operators: pathOperators(steps.map(rounded)), bounds: boundsOf(steps) }
  known.set(glyph.id, outline)
  return outline
}

function rounded(step: PathStep): PathStep {
  if (step.kind === 'close') return step
  if (step.kind !== 'curve') return { kind: step.kind, to: [Math.round(step.to[0]), Math.round(step.to[1])] }
  const [a, b, c, d, e, f] = step.to
  return { kind: 'curve', to: [Math.round(a), Math.round(b), Math.round(c), Math.round(d), Math.round(e), Math.round(f)] }
}

function stepsOf(commands: readonly PathCommand[]): readonly PathStep[] {
  let [fromX, fromY] = [0, 0]
  return commands.map(({ command, args }): PathStep => {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = args
    const [x, y] = [fromX, fromY]
    if (args.length >= 2) [fromX = 0, fromY = 0] = args.slice(-2)
    if (command === 'closePath') return { kind: 'close' }
    if (command === 'moveTo') return { kind: 'move', to: [a, b] }
    if (command === 'lineTo') return { kind: 'line', to: [a, b] }
    return command === 'bezierCurveTo' ? { kind: 'curve', to: [a, b, c, d, e, f] } : quadraticAsCubic(x, y, a, b, c, d)
  })
}

const BOX_UNIT = 100
const BOX_ADVANCE = 0.62
/** A hollow box: the inner outline runs the other way round. */
const BOX_STEPS: readonly PathStep[] = [
  { kind: 'move', to: [8, 0] }, { kind: 'line', to: [54, 0] }, { kind: 'line', to: [54, 70] }, { kind: 'line', to: [8, 70] }, { kind: 'close' },
  { kind: 'move', to: [13, 5] }, { kind: 'line', to: [13, 65] }, { kind: 'line', to: [49, 65] }, { kind: 'line', to: [49, 5] }, { kind: 'close' },
]
const BOX: GlyphOutline = { operators: pathOperators(BOX_STEPS), bounds: boundsOf(BOX_STEPS) }

function addBoxes(placed: PlacedGlyph[], text: string, start: number): number {
  const characters = [...text]
  for (const index of characters.keys()) placed.push({ outline: BOX, unit: BOX_UNIT, x: start + index * BOX_ADVANCE, y: 0 })
  return start + characters.length * BOX_ADVANCE
}
