/** What the properties are called that only Word knows (ECMA-376 Part 1, 17.3.1, 17.3.2, 17.4, 17.6); the others go together as “Word formatting”. */
const names: Readonly<Record<string, string>> = {
  rStyle: 'Character style',
  rFonts: 'Font',
  sz: 'Size',
  color: 'Colour',
  caps: 'Capitals',
  lang: 'Language',
  position: 'Raised text',
  shd: 'Shading',
  vanish: 'Hidden text',
  pStyle: 'Word style',
  spacing: 'Spacing',
  ind: 'Indents',
  jc: 'Alignment',
  tabs: 'Tab stops',
  pBdr: 'Borders',
  keepLines: 'Keep lines together',
  widowControl: 'Widow control',
  outlineLvl: 'Outline level',
  sectPr: 'Section',
  tblW: 'Table width',
  tblBorders: 'Table borders',
  tblStyle: 'Table style',
  tblGrid: 'Column widths',
  tcW: 'Cell width',
  tcBorders: 'Cell borders',
  vAlign: 'Vertical alignment',
  trHeight: 'Row height',
  tblHeader: 'Heading row',
}

/** Elements of a list of properties by their names. Properties hold no element of their own name. */
function propertiesIn(xml: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [element, name = ''] of xml.matchAll(/<w:([A-Za-z]+)(?:\s[^>]*?)?(?:\/>|>[\s\S]*?<\/w:\1>)/g)) found.set(name, element)
  return found
}

function valueOf(element: string | undefined, attribute: string): string | null {
  return element === undefined ? null : (new RegExp(`\\sw:${attribute}="([^"]*)"`).exec(element)?.[1] ?? null)
}

/** The value of a property as a reader knows it; null where only its name is worth telling. Sizes are in half points (17.3.2.38). */
function said(name: string, element: string | undefined): string | null {
  if (name === 'rFonts') return valueOf(element, 'ascii')
  if (name === 'sz') {
    const half = Number(valueOf(element, 'val') ?? Number.NaN)
    return Number.isFinite(half) ? `${half / 2} pt` : null
  }
  return name === 'pStyle' || name === 'rStyle' || name === 'tblStyle' ? valueOf(element, 'val') : null
}

/** How properties that only Word knows changed, in words: “Font Arial → Calibri, Spacing”. */
export function wordDifference(before: string | null, after: string | null): string {
  const [old, now] = [propertiesIn(before ?? ''), propertiesIn(after ?? '')]
  const parts = new Set<string>()
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    if (old.get(name) === now.get(name)) continue
    const label = Object.hasOwn(names, name) ? names[name] : undefined
    const [was, is] = [said(name, old.get(name)), said(name, now.get(name))]
    if (label === undefined) parts.add('Word formatting')
    else parts.add(was === null && is === null ? label : `${label} ${was ?? 'of the style'} → ${is ?? 'of the style'}`)
  }
  return parts.size === 0 ? 'Word formatting' : [...parts].join(', ')
}
