import { deflateSync } from 'node:zlib'
import { streamObject } from '../image-mark.ts'
import type { NewObject } from '../image-mark.ts'
import { INTER_METRICS, interLetter } from './inter-letters.ts'
import { trueTypeFile } from './truetype-file.ts'
import type { FontGlyph } from './truetype-file.ts'

/** A font of the letters that a few values need, and how a text is written in it. */
export interface ValueFont {
  readonly font: number
  readonly objects: readonly NewObject[]
  /** The width of a text in ems. */
  width(text: string): number
  /** The operand of Tj for a text, in angle brackets. */
  shown(text: string): string
}

/** The characters of a text that no letter of ours can show. */
export async function unshowable(text: string): Promise<readonly string[]> {
  const missing: string[] = []
  for (const character of new Set(text)) if ((await interLetter(character.codePointAt(0) ?? 0)) === undefined) missing.push(character)
  return missing
}

const plain = (number: number, value: string): NewObject => ({ number, value: Buffer.from(value, 'latin1') })

const perMille = (units: number): number => Math.round((units * 1000) / INTER_METRICS.unitsPerEm)

/**
 * A composite font (ISO 32000-2, 9.7) of just the letters of `texts`, embedded, with a ToUnicode map, so that it shows the same everywhere
 * and can be read back letter by letter. Every letter must be showable.
 */
export async function valueFont(texts: readonly string[], newNumber: () => number): Promise<ValueFont> {
  const codePoints = [...new Set(texts.join(''))].map((character) => character.codePointAt(0) ?? 0).toSorted((a, b) => a - b)
  const glyphs: FontGlyph[] = []
  for (const codePoint of codePoints) {
    const glyph = await interLetter(codePoint)
    if (glyph === undefined) throw new RangeError(`There is no letter for ${codePoint}.`)
    glyphs.push(glyph)
  }
  const index = new Map(codePoints.map((codePoint, at) => [codePoint, at + 1]))
  const [font, descendant, descriptor, file, map] = [newNumber(), newNumber(), newNumber(), newNumber(), newNumber()]
  const name = `/${tagOf(codePoints)}+Inter-Regular`
  const widths = glyphs.map(({ advance }) => perMille(advance)).join(' ')
  const { ascent, descent, capHeight } = INTER_METRICS
  const program = trueTypeFile(glyphs, INTER_METRICS)
  return {
    font,
    objects: [
      plain(font, `<< /Type /Font /Subtype /Type0 /BaseFont ${name} /Encoding /Identity-H /DescendantFonts [${descendant} 0 R] /ToUnicode ${map} 0 R >>`),
      plain(descendant, `<< /Type /Font /Subtype /CIDFontType2 /BaseFont ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} 0 R /DW 1000 /W [1 [${widths}]] /CIDToGIDMap /Identity >>`),
      plain(descriptor, `<< /Type /FontDescriptor /FontName ${name} /Flags 4 /FontBBox [-400 -300 2700 1200] /ItalicAngle 0 /Ascent ${perMille(ascent)} /Descent ${perMille(descent)} /CapHeight ${perMille(capHeight)} /StemV 80 /FontFile2 ${file} 0 R >>`),
      { number: file, value: streamObject(`/Length1 ${program.length} /Filter /FlateDecode`, deflateSync(program)) },
      { number: map, value: streamObject('/Filter /FlateDecode', deflateSync(Buffer.from(toUnicode(codePoints), 'latin1'))) },
    ],
    width: (text) => [...text].reduce((sum, character) => sum + (glyphs[(index.get(character.codePointAt(0) ?? 0) ?? 0) - 1]?.advance ?? 0), 0) / INTER_METRICS.unitsPerEm,
    shown: (text) => `<${[...text].map((character) => hex4(index.get(character.codePointAt(0) ?? 0) ?? 0)).join('')}>`,
  }
}

const hex4 = (value: number): string => value.toString(16).padStart(4, '0')

/** Six capital letters, as a subset's name asks (9.9.2), that follow from what is in it. */
function tagOf(codePoints: readonly number[]): string {
  let sum = codePoints.reduce((hash, codePoint) => (Math.imul(hash, 31) + codePoint) >>> 0, 7)
  let tag = ''
  for (let at = 0; at < 6; at++) {
    tag += String.fromCodePoint(65 + (sum % 26))
    sum = Math.floor(sum / 26)
  }
  return tag
}

/** ISO 32000-2, 9.10.3. At most 100 lines stand in one section. */
function toUnicode(codePoints: readonly number[]): string {
  const lines = codePoints.map((codePoint, at) => `<${hex4(at + 1)}> <${Buffer.from(String.fromCodePoint(codePoint), 'utf16le').swap16().toString('hex')}>`)
  const sections: string[] = []
  for (let at = 0; at < lines.length; at += 100) {
    const part = lines.slice(at, at + 100)
    sections.push(`${part.length} beginbfchar\n${part.join('\n')}\nendbfchar`)
  }
  return [
    '/CIDInit /ProcSet findresource begin', '12 dict begin', 'begincmap', '/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def',
    '/CMapName /Adobe-Identity-UCS def', '/CMapType 2 def', '1 begincodespacerange', '<0000> <ffff>', 'endcodespacerange', ...sections,
    'endcmap', 'CMapName currentdict /CMap defineresource pop', 'end', 'end',
  ].join('\n')
}
