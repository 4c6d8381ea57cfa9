import type { PDFDocument, PDFRef } from 'pdf-lib'
import { INTER_METRICS, interLetter } from '#electron/signing/font/inter-letters.ts'
import { trueTypeFile, type FontGlyph } from '#electron/signing/font/truetype-file.ts'

/** WinAnsiEncoding (ISO 32000-2, annex D.2) where it is not Latin-1: codes 128 to 159. */
const upperControls = '€\u0000‚ƒ„…†‡ˆ‰Š‹Œ\u0000Ž\u0000\u0000‘’“”•–—˜™š›œ\u0000žŸ'

function codePointOf(code: number): number {
  return code >= 128 && code < 160 ? (upperControls.codePointAt(code - 128) ?? 0) : code
}

const perMille = (units: number): number => Math.round((units * 1000) / INTER_METRICS.unitsPerEm)

/**
 * The font that other programs set a text field in: the letters of Western Europe, embedded, as a simple font that every reader can
 * write with (ISO 32000-2, 9.6.3). What is signed here brings its own letters along.
 */
export async function embedFormFont(pdf: PDFDocument): Promise<PDFRef> {
  const codes = Array.from({ length: 256 - 32 }, (_, at) => at + 32)
  const letters = await Promise.all(codes.map((code) => interLetter(codePointOf(code))))
  const glyphs = letters.filter((letter): letter is FontGlyph => letter !== undefined)
  const program = trueTypeFile(glyphs, INTER_METRICS)
  const { context } = pdf
  const file = context.register(context.flateStream(program, { Length1: program.length }))
  const descriptor = context.register(context.obj({
    Type: 'FontDescriptor', FontName: 'Inter-Regular', Flags: 32, FontBBox: [-400, -300, 2700, 1200], ItalicAngle: 0,
    Ascent: perMille(INTER_METRICS.ascent), Descent: perMille(INTER_METRICS.descent), CapHeight: perMille(INTER_METRICS.capHeight), StemV: 80, FontFile2: file,
  }))
  return context.register(context.obj({
    Type: 'Font', Subtype: 'TrueType', BaseFont: 'Inter-Regular', Encoding: 'WinAnsiEncoding', FirstChar: 32, LastChar: 255,
    Widths: letters.map((letter) => perMille(letter?.advance ?? 0)), FontDescriptor: descriptor,
  }))
}
