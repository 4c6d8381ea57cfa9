import { attr, child, children, type XmlElement } from '../xml/tree.ts'

/** The ids of styles of a type that hide their text (17.3.2.41), by themselves or by a style they are based on. */
function hidingStyles(styles: XmlElement | null, type: 'character' | 'paragraph'): ReadonlySet<string> {
  const all = styles === null ? [] : children(styles, 'w:style').filter((each) => attr(each, 'w:type') === type)
  const byId = new Map(all.map((each) => [attr(each, 'w:styleId') ?? '', each]))
  const known = new Map<XmlElement, boolean>()
  for (const style of all) {
    const chain = new Set<XmlElement>()
    let each: XmlElement | undefined = style
    let found: boolean | null = null
    while (each !== undefined && !chain.has(each) && found === null) {
      chain.add(each)
      found = known.get(each) ?? vanish(child(each, 'w:rPr'))
      each = byId.get(attr(child(each, 'w:basedOn') ?? each, 'w:val') ?? '')
    }
    for (const passed of chain) known.set(passed, found ?? false)
  }
  return new Set([...byId].flatMap(([id, style]) => (known.get(style) === true ? [id] : [])))
}

function vanish(properties: XmlElement | null): boolean | null {
  const found = properties === null ? null : child(properties, 'w:vanish')
  return found === null ? null : !['0', 'false', 'off'].includes(attr(found, 'w:val') ?? 'true')
}

/** Whether a run of a paragraph is hidden (17.3.2.41): by itself, else by one of its own style and its paragraph's: both together show it (17.7.3). */
export type IsHidden = (run: XmlElement | null, paragraph: XmlElement | null) => boolean

/** How runs are hidden in a file with these styles. */
export function hiddenIn(styles: XmlElement | null): IsHidden {
  const [ofRuns, ofParagraphs] = [hidingStyles(styles, 'character'), hidingStyles(styles, 'paragraph')]
  // A paragraph may hold very many runs: it is asked once.
  const known = new WeakMap<XmlElement, boolean>()
  const hides = (paragraph: XmlElement | null): boolean => {
    if (paragraph === null) return false
    const found = known.get(paragraph) ?? ofParagraphs.has(named(paragraph, 'w:pPr', 'w:pStyle') ?? '')
    known.set(paragraph, found)
    return found
  }
  return (run, paragraph) => {
    const own = run === null ? null : vanish(child(run, 'w:rPr'))
    return own ?? ofRuns.has(named(run, 'w:rPr', 'w:rStyle') ?? '') !== hides(paragraph)
  }
}

function named(holder: XmlElement | null, properties: string, style: string): string | null {
  const own = holder === null ? null : child(holder, properties)
  const found = own === null ? null : child(own, style)
  return found === null ? null : attr(found, 'w:val')
}
