import type { ParagraphStyle } from '#shared/document/attributes.ts'
import { canonicalStyleId } from '#shared/word/import/paragraph-properties.ts'
import type { StyleSheet } from '#shared/word/model/styles.ts'
import { children, element, withChildren, type XmlElement } from '#shared/word/xml/tree.ts'

/** The typeface of documents written anew; every system has it or one of its measure. */
const typeface = 'Times New Roman'

function value(name: string, val: string): XmlElement {
  return element(name, { 'w:val': val })
}

const on = (name: string): XmlElement => element(name)
const spacing = (before: number, after: number): XmlElement => element('w:spacing', { 'w:before': String(before), 'w:after': String(after) })
/** Sizes are in half points. */
const size = (points: number): readonly XmlElement[] => [value('w:sz', String(points * 2)), value('w:szCs', String(points * 2))]

interface StyleParts {
  readonly id: string
  readonly name: string
  readonly type?: 'paragraph' | 'character' | 'table'
  readonly isDefault?: boolean
  readonly basedOn?: string
  readonly next?: string
  readonly paragraph?: readonly XmlElement[]
  readonly run?: readonly XmlElement[]
  readonly more?: readonly XmlElement[]
  readonly shown?: boolean
}

function style({ id, name, type = 'paragraph', isDefault = false, basedOn, next, paragraph = [], run = [], more = [], shown = true }: StyleParts): XmlElement {
  return element('w:style', { 'w:type': type, 'w:default': isDefault ? '1' : null, 'w:styleId': id }, [
    value('w:name', name),
    ...(basedOn === undefined ? [] : [value('w:basedOn', basedOn)]),
    ...(next === undefined ? [] : [value('w:next', next)]),
    value('w:uiPriority', shown ? '1' : '99'),
    ...(shown ? [on('w:qFormat')] : []),
    ...(paragraph.length === 0 ? [] : [element('w:pPr', [], paragraph)]),
    ...(run.length === 0 ? [] : [element('w:rPr', [], run)]),
    ...more,
  ])
}

function heading(level: 1 | 2 | 3, points: number): XmlElement {
  return style({
    id: `Heading${level}`,
    name: `heading ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    paragraph: [on('w:keepNext'), spacing(240, 120), value('w:outlineLvl', String(level - 1))],
    run: [on('w:b'), on('w:bCs'), ...size(points)],
  })
}

const paragraphStyles: Readonly<Record<ParagraphStyle, XmlElement>> = {
  body: style({ id: 'Normal', name: 'Normal', isDefault: true }),
  title: style({ id: 'Title', name: 'Title', basedOn: 'Normal', next: 'Normal', paragraph: [spacing(0, 240), value('w:jc', 'center')], run: [on('w:b'), on('w:bCs'), ...size(18)] }),
  subtitle: style({ id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'Normal', paragraph: [spacing(0, 240), value('w:jc', 'center')], run: size(13) }),
  heading1: heading(1, 14),
  heading2: heading(2, 12),
  heading3: heading(3, 11),
  quote: style({ id: 'Quote', name: 'Quote', basedOn: 'Normal', next: 'Normal', paragraph: [element('w:ind', { 'w:left': '567', 'w:right': '567' })], run: [on('w:i'), on('w:iCs')] }),
}

const rule = (side: string): XmlElement => element(`w:${side}`, { 'w:val': 'single', 'w:sz': '4', 'w:space': '0', 'w:color': 'auto' })

/** Styles for what is not a paragraph of the text, by their built-in names. */
const helperStyles: Readonly<Record<string, XmlElement>> = {
  'default paragraph font': style({ id: 'DefaultParagraphFont', name: 'Default Paragraph Font', type: 'character', isDefault: true, shown: false }),
  'normal table': style({
    id: 'TableNormal',
    name: 'Normal Table',
    type: 'table',
    isDefault: true,
    shown: false,
    more: [
      element('w:tblPr', [], [
        element('w:tblInd', { 'w:w': '0', 'w:type': 'dxa' }),
        element('w:tblCellMar', [], [
          element('w:top', { 'w:w': '0', 'w:type': 'dxa' }),
          element('w:left', { 'w:w': '108', 'w:type': 'dxa' }),
          element('w:bottom', { 'w:w': '0', 'w:type': 'dxa' }),
          element('w:right', { 'w:w': '108', 'w:type': 'dxa' }),
        ]),
      ]),
    ],
  }),
  'table grid': style({
    id: 'TableGrid',
    name: 'Table Grid',
    type: 'table',
    basedOn: 'TableNormal',
    shown: false,
    more: [element('w:tblPr', [], [element('w:tblBorders', [], ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(rule))])],
  }),
  hyperlink: style({ id: 'Hyperlink', name: 'Hyperlink', type: 'character', shown: false, run: [value('w:color', '0563C1'), value('w:u', 'single')] }),
  'footnote text': style({ id: 'FootnoteText', name: 'footnote text', basedOn: 'Normal', shown: false, paragraph: [spacing(0, 0)], run: size(9) }),
  'footnote reference': style({ id: 'FootnoteReference', name: 'footnote reference', type: 'character', shown: false, run: [value('w:vertAlign', 'superscript')] }),
  'annotation text': style({ id: 'CommentText', name: 'annotation text', basedOn: 'Normal', shown: false, run: size(10) }),
  'annotation reference': style({ id: 'CommentReference', name: 'annotation reference', type: 'character', shown: false, run: size(8) }),
  footer: style({ id: 'Footer', name: 'footer', basedOn: 'Normal', shown: false, paragraph: [spacing(0, 0)] }),
}

/** The styles part of a document written anew (ECMA-376 Part 1, 17.7). */
export function ownStyles(): XmlElement {
  const fonts = element('w:rFonts', { 'w:ascii': typeface, 'w:hAnsi': typeface, 'w:cs': typeface, 'w:eastAsia': typeface })
  const defaults = element('w:docDefaults', [], [
    element('w:rPrDefault', [], [element('w:rPr', [], [fonts, ...size(11), element('w:lang', { 'w:val': 'en-GB' })])]),
    element('w:pPrDefault', [], [element('w:pPr', [], [element('w:spacing', { 'w:after': '120', 'w:line': '264', 'w:lineRule': 'auto' })])]),
  ])
  return element('w:styles', [], [defaults, ...Object.values(paragraphStyles), ...Object.values(helperStyles)])
}

/** The styles part with each of our paragraph styles that is used and that it has none for; the very same where it lacks none. */
export function withMissingStyles(root: XmlElement, sheet: StyleSheet, used: ReadonlySet<ParagraphStyle>): XmlElement {
  const ids = new Set(children(root, 'w:style').map((each) => each.attributes.find(({ name }) => name === 'w:styleId')?.value))
  const missing = Array.from(used).filter((name) => name !== 'body' && canonicalStyleId(sheet, name) === null)
  const made = missing.map((name) => paragraphStyles[name]).filter((each) => !ids.has(each.attributes.find(({ name }) => name === 'w:styleId')?.value))
  const based = sheet.defaultParagraph?.id ?? 'Normal'
  const adapted = made.map((each) => withChildren(each, each.children.map((node) => (node.kind === 'element' && (node.name === 'w:basedOn' || node.name === 'w:next') ? value(node.name, based) : node))))
  return adapted.length === 0 ? root : withChildren(root, [...root.children, ...adapted])
}

/** The id of a style by its built-in name and type, or null. */
export function styleIdNamed(sheet: StyleSheet, name: string, type: 'paragraph' | 'character' | 'table'): string | null {
  for (const each of sheet.byId.values()) if (each.name === name && each.type === type) return each.id
  return null
}
