import { attr, child, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

const silent: ReadonlySet<string> = new Set(['w:instrText', 'w:delInstrText', 'w:rPr', 'w:pPr', 'w:tblPr', 'w:trPr', 'w:tcPr', 'w:sdtPr', 'w:fldData', 'w:binData', 'o:OLEObject'])

/** The text of a w:t or w:delText: white space at its ends counts only where the file says so (ECMA-376 Part 1, 17.3.3.31). */
export function runText(element: XmlElement): string {
  let text = ''
  for (const node of element.children) if (node.kind === 'text' || (node.kind === 'other' && node.type === 'cdata')) text += node.text
  const whole = attr(element, 'xml:space') === 'preserve' ? text : text.replaceAll(/^[ \t\r\n]+|[ \t\r\n]+$/g, '')
  return whole.replaceAll(/[\r\n]+/g, ' ')
}

/** The sign of a w:sym (17.3.3.30): a common one of Symbol and Wingdings, or the character itself outside the private use area. */
export function symbolText(element: XmlElement): string {
  const raw = attr(element, 'w:char') ?? ''
  if (!/^[0-9A-Fa-f]{1,6}$/.test(raw)) return ''
  const code = Number.parseInt(raw, 16)
  const own = code & 0xff
  if (code >= 0xf000 && code <= 0xf0ff) return signs[`${(attr(element, 'w:font') ?? '').toLowerCase()} ${own.toString(16)}`] ?? '□'
  return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '' : String.fromCodePoint(code)
}

const signs: Readonly<Record<string, string>> = {
  'symbol b7': '•',
  'symbol d4': '™',
  'symbol d2': '®',
  'symbol d3': '©',
  'symbol b0': '°',
  'symbol b3': '≥',
  'symbol a3': '≤',
  'symbol b1': '±',
  'symbol b4': '×',
  'wingdings a7': '▪',
  'wingdings a8': '◻',
  'wingdings 6f': '□',
  'wingdings 71': '❑',
  'wingdings 76': '❖',
  'wingdings d8': '➢',
  'wingdings e0': '→',
  'wingdings fc': '✓',
  'wingdings fb': '✗',
  'wingdings fd': '☒',
  'wingdings fe': '☑',
}

/** A bullet as Word keeps it, often a private character of Symbol or Wingdings, as a sign everybody can see. */
export function bulletSign(text: string, font: string | null): string {
  return text.replaceAll(/[\uF000-\uF0FF]/g, (sign) => signs[`${(font ?? 'symbol').toLowerCase()} ${(sign.charCodeAt(0) & 0xff).toString(16)}`] ?? '•')
}

function add(node: XmlNode, out: string[]): void {
  if (node.kind !== 'element' || silent.has(node.name)) return
  switch (node.name) {
    case 'w:t':
    case 'w:delText':
      out.push(runText(node))
      return
    case 'm:t':
      for (const inner of node.children) if (inner.kind === 'text') out.push(inner.text)
      return
    case 'w:tab':
      out.push('\t')
      return
    case 'w:br':
    case 'w:cr':
      out.push('\n')
      return
    case 'w:noBreakHyphen':
      out.push('\u2011')
      return
    case 'w:sym':
      out.push(symbolText(node))
      return
    case 'mc:AlternateContent': {
      const chosen = child(node, 'mc:Choice') ?? child(node, 'mc:Fallback')
      if (chosen !== null) add(chosen, out)
      return
    }
    default:
      for (const inner of node.children) add(inner, out)
  }
  if (node.name === 'w:p') out.push('\n')
  if (node.name === 'w:tc') out.push('\t')
  if (node.name === 'w:tr') out.push('\n')
}

/** What a person reads of some XML: its text, a line to a paragraph. Of alternates one is read; field codes are not. */
export function wordsOf(nodes: readonly XmlNode[]): string {
  const out: string[] = []
  for (const node of nodes) add(node, out)
  return out
    .join('')
    .replaceAll(/\n+\t/g, '\t')
    .replaceAll(/[ \t]*\n\s*/g, '\n')
    .trim()
    .toWellFormed()
}
