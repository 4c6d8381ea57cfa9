import { PDFDict, PDFName, type PDFContext } from 'pdf-lib'
import { dictionaries } from '#electron/pdf/object-graph.ts'

const name = PDFName.of
const programs = ['FontFile', 'FontFile2', 'FontFile3'].map(name)

/**
 * The names of the fonts whose program is not in the file (ISO 19005-3, 6.2.11.4). Composite fonts carry theirs in their
 * descendants; Type 3 fonts (emoji, in Chromium) are drawings that stand in the file itself.
 */
export function fontsNotEmbedded(context: PDFContext): string[] {
  return [...dictionaries(context)].flatMap((font) => {
    if (font.lookup(name('Type')) !== name('Font')) return []
    const subtype = font.lookup(name('Subtype'))
    if (subtype === name('Type0') || subtype === name('Type3') || isEmbedded(font)) return []
    return [font.lookupMaybe(name('BaseFont'), PDFName)?.decodeText() ?? 'A font without name']
  })
}

function isEmbedded(font: PDFDict): boolean {
  const descriptor = font.lookupMaybe(name('FontDescriptor'), PDFDict)
  return descriptor !== undefined && programs.some((program) => descriptor.has(program))
}
