import type { Alignment } from '#shared/document/attributes.ts'
import { paragraphStyles } from '#shared/document/attributes.ts'
import type { WordLook, WordLooks } from '#shared/document/word-looks.ts'
import { alignments, canonicalStyleId, styleOf } from '#shared/word/import/paragraph-properties.ts'
import { isOn, wholeNumber } from '#shared/word/model/on-off.ts'
import { effectiveParagraph, styleChain, type StyleSheet } from '#shared/word/model/styles.ts'
import { attr, children, element, type XmlElement } from '#shared/word/xml/tree.ts'

type Properties = ReadonlyMap<string, XmlElement>

/** The run properties of a style and those it is based on; a later one takes the place of an earlier (ECMA-376 Part 1, 17.7.2). */
function runOf(sheet: StyleSheet, id: string): Properties {
  return new Map(styleChain(sheet, id).flatMap(({ run }) => (run === null ? [] : children(run).map((property) => [property.name, property] as const))))
}

function lettersOf(run: Properties): WordLook {
  const on = (name: string): boolean => {
    const property = run.get(name)
    return property !== undefined && isOn(property)
  }
  const line = run.get('w:u')
  const raised = attr(run.get('w:vertAlign') ?? element('w:vertAlign'), 'w:val')
  return {
    ...(on('w:b') ? { bold: true } : {}),
    ...(on('w:i') ? { italic: true } : {}),
    ...(line !== undefined && attr(line, 'w:val') !== 'none' ? { underline: true } : {}),
    ...(on('w:strike') || on('w:dstrike') ? { strike: true } : {}),
    ...(on('w:caps') ? { caps: 'all' } : on('w:smallCaps') ? { caps: 'small' } : {}),
    ...(raised === 'superscript' || raised === 'subscript' ? { raised } : {}),
  }
}

/** More than a page is wide is no indent that anybody can read. */
const widest = 31_680

function indentOf(indent: XmlElement | null, ...names: readonly string[]): number | null {
  for (const name of names) {
    const width = wholeNumber(indent, name)
    if (width !== null) return Math.max(-widest, Math.min(widest, width))
  }
  return null
}

function placeOf(properties: Properties): WordLook {
  const align: Alignment | null = alignments[attr(properties.get('w:jc') ?? element('w:jc'), 'w:val') ?? ''] ?? null
  const indent = properties.get('w:ind') ?? null
  const [left, right, hanging] = [indentOf(indent, 'w:left', 'w:start'), indentOf(indent, 'w:right', 'w:end'), indentOf(indent, 'w:hanging')]
  const first = hanging === null ? indentOf(indent, 'w:firstLine') : -hanging
  return {
    ...(align === null || align === 'left' ? {} : { align }),
    ...(left === null || left === 0 ? {} : { left }),
    ...(right === null || right === 0 ? {} : { right }),
    ...(first === null || first === 0 ? {} : { first }),
  }
}

function naming(id: string | null): XmlElement {
  return element('w:pPr', [], id === null ? [] : [element('w:pStyle', { 'w:val': id })])
}

function paragraphLook(sheet: StyleSheet, id: string | null): WordLook {
  const chosen = id ?? sheet.defaultParagraph?.id ?? null
  const { raised: _, ...look } = chosen === null ? {} : lettersOf(runOf(sheet, chosen))
  return { ...look, ...placeOf(effectiveParagraph(sheet, naming(id))) }
}

/** The looks of styles that a file may hold: more than these are not drawn. */
const mostStyles = 1_000

/** How the styles of a file show; undefined where it has none. Of styles that show as plain text nothing is told. */
export function looksOf(sheet: StyleSheet): WordLooks | undefined {
  if (sheet.byId.size === 0) return undefined
  const paragraphs: Record<string, WordLook> = {}
  const runs: Record<string, WordLook> = {}
  for (const { id, type, name } of Array.from(sheet.byId.values()).slice(0, mostStyles)) {
    if (id.length > 500) continue
    if (type === 'paragraph') {
      const look = paragraphLook(sheet, id)
      if (Object.keys(look).length > 0 || styleOf(sheet, naming(id)) !== 'body') paragraphs[id] = look
    } else if (type === 'character') {
      const { underline, ...look } = lettersOf(runOf(sheet, id))
      // A link is drawn as one already.
      const whole: WordLook = underline === undefined || name.endsWith('hyperlink') ? look : { ...look, underline }
      if (Object.keys(whole).length > 0) runs[id] = whole
    }
  }
  const known = paragraphStyles.flatMap((style) => {
    const id = canonicalStyleId(sheet, style)
    if (id === null && style !== 'body') return []
    const look = paragraphLook(sheet, id)
    return style === 'body' && Object.keys(look).length === 0 ? [] : [[style, look] as const]
  })
  return { paragraphs, own: Object.fromEntries(known), runs }
}
