import { child, children, type XmlElement } from '#shared/word/xml/tree.ts'

const gone: ReadonlySet<string> = new Set(['w:pPr', 'w:del', 'w:moveFrom'])
const runs: ReadonlySet<string> = new Set(['w:r', 'm:r'])
const noContent: ReadonlySet<string> = new Set(['w:rPr', 'w:lastRenderedPageBreak'])

function holdsContent(parent: XmlElement): boolean {
  return children(parent).some((each) => (runs.has(each.name) ? children(each).some(({ name }) => !noContent.has(name)) : !gone.has(each.name) && holdsContent(each)))
}

/**
 * Whether a paragraph of the final text is nothing but the end of a section (ECMA-376 Part 1, 17.6.18). The standard does not say so, but Word shows such
 * a paragraph as the break alone and gives it no number, whatever its style says, and so does LibreOffice.
 */
export function isBareSectionEnd(paragraph: XmlElement): boolean {
  const properties = child(paragraph, 'w:pPr')
  return properties !== null && child(properties, 'w:sectPr') !== null && !holdsContent(paragraph)
}
