import { defaultPage, type PageSetup } from '#shared/document/attributes.ts'
import { mostWordProperties } from '#shared/document/opaque.ts'
import type { PropertyChange } from '#shared/document/tracking.ts'
import type { Importing } from '#shared/word/import/importing.ts'
import { oldSection } from '#shared/word/import/paragraph-properties.ts'
import { wholeNumber } from '#shared/word/model/on-off.ts'
import { fragmentText } from '#shared/word/xml/fragment.ts'
import { child, children, type XmlElement } from '#shared/word/xml/tree.ts'

const twipsToMillimetre = 1440 / 25.4
const sizes = { A4: [11_906, 16_838], Letter: [12_240, 15_840] } as const

/** The page a section sets up (ECMA-376 Part 1, 17.6.13 pgSz, 17.6.11 pgMar), where it is one of ours; the usual one otherwise. */
export function pageOf(section: XmlElement | null): PageSetup {
  const size = section === null ? null : child(section, 'w:pgSz')
  const margins = section === null ? null : child(section, 'w:pgMar')
  const [width, height] = [wholeNumber(size, 'w:w') ?? 0, wholeNumber(size, 'w:h') ?? 0]
  const near = (format: keyof typeof sizes): boolean => Math.abs(width - sizes[format][0]) <= 20 && Math.abs(height - sizes[format][1]) <= 20
  const read = (side: 'top' | 'right' | 'bottom' | 'left'): number => {
    const twips = wholeNumber(margins, `w:${side}`)
    // A negative margin lets the text begin there whatever the header needs.
    const millimetres = twips === null ? defaultPage.margins[side] : Math.round((Math.abs(twips) / twipsToMillimetre) * 10) / 10
    return Math.min(millimetres, 150)
  }
  return { size: near('Letter') ? 'Letter' : 'A4', margins: { top: read('top'), right: read('right'), bottom: read('bottom'), left: read('left') } }
}

/** A section's properties as XML, without its change. */
export function sectionXml(section: XmlElement | null): string {
  const xml = section === null ? '' : fragmentText(children(section).filter(({ name }) => name !== 'w:sectPrChange'))
  return xml.length <= mostWordProperties ? xml : ''
}

/** What the last section was before a tracked change of it (17.13.5.34), as a change of the document itself. */
export function sectionChange(section: XmlElement | null, word: { readonly parts: readonly unknown[] }, importing: Importing): PropertyChange[] {
  const change = section === null ? null : child(section, 'w:sectPrChange')
  if (section === null || change === null) return []
  importing.report.revision(change.name)
  return [{ ...importing.stamps.stamp(change), kind: 'property', attribute: 'word', before: { ...word, section: sectionXml(oldSection(section, change)) } }]
}
