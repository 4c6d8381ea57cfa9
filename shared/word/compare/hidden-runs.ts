import { hidingStyles } from '../revisions/scrub-hidden.ts'
import { attr, child, type XmlElement } from '../xml/tree.ts'

/** Whether a run of a paragraph is hidden (17.3.2.41): by itself, else by its own style, else by that of its paragraph. */
export type IsHidden = (run: XmlElement | null, paragraph: XmlElement | null) => boolean

/** How runs are hidden in a file with these styles. */
export function hiddenIn(styles: XmlElement | null): IsHidden {
  const [ofRuns, ofParagraphs] = [hidingStyles(styles, 'character'), hidingStyles(styles, 'paragraph')]
  return (run, paragraph) => {
    const properties = run === null ? null : child(run, 'w:rPr')
    const own = properties === null ? null : child(properties, 'w:vanish')
    if (own !== null) return !['0', 'false', 'off'].includes(attr(own, 'w:val') ?? '')
    return ofRuns.has(named(run, 'w:rPr', 'w:rStyle') ?? '') || ofParagraphs.has(named(paragraph, 'w:pPr', 'w:pStyle') ?? '')
  }
}

function named(holder: XmlElement | null, properties: string, style: string): string | null {
  const own = holder === null ? null : child(holder, properties)
  const found = own === null ? null : child(own, style)
  return found === null ? null : attr(found, 'w:val')
}
