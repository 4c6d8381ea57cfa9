import type { Mark } from 'prosemirror-model'
import type { FormatChangeAttributes } from '#shared/document/tracking.ts'
import { inOrder, overlaid } from '#shared/word/export/element-order.ts'
import type { ExportReport } from '#shared/word/export/export-report.ts'
import { fragmentNodes } from '#shared/word/export/fragments.ts'
import { revision, type AnnotationIds } from '#shared/word/export/revisions.ts'
import { element, type XmlElement } from '#shared/word/xml/tree.ts'

/** The formatting of a text by the names of its marks, with what each holds. */
type Formatting = ReadonlyMap<string, Readonly<Record<string, unknown>>>

const none: ReadonlySet<string> = new Set(['comment', 'insertion', 'deletion', 'formatChange', 'link', 'conditional'])

function formattingOf(marks: readonly Mark[]): Formatting {
  return new Map(marks.filter(({ type }) => !none.has(type.name)).map(({ type, attrs }) => [type.name, attrs]))
}

function propertyOf(name: string): XmlElement | null {
  switch (name) {
    case 'bold':
      return element('w:b')
    case 'italic':
      return element('w:i')
    case 'underline':
      return element('w:u', { 'w:val': 'single' })
    case 'strike':
      return element('w:strike')
    case 'smallCaps':
      return element('w:smallCaps')
    case 'superscript':
    case 'subscript':
      return element('w:vertAlign', { 'w:val': name })
    case 'highlight':
      return element('w:highlight', { 'w:val': 'yellow' })
    default:
      return null
  }
}

function properties(formatting: Formatting, report: ExportReport, extra: readonly XmlElement[]): XmlElement[] {
  const carried = fragmentNodes((formatting.get('wordFormat')?.['xml'] as string | undefined) ?? null, report)
  const made = Array.from(formatting.keys()).flatMap((name) => propertyOf(name) ?? [])
  const all = overlaid(carried, made)
  const missing = extra.filter(({ name }) => !all.some((each) => each.name === name))
  return inOrder([...all, ...missing], 'run')
}

/** What the formatting was before every change of it, and the newest of the changes; null where none is tracked. */
function before(marks: readonly Mark[], now: Formatting, report: ExportReport): { readonly formatting: Formatting; readonly newest: FormatChangeAttributes } | null {
  const changes = marks.filter(({ type }) => type.name === 'formatChange').map(({ attrs }) => attrs as FormatChangeAttributes)
  const told = changes.filter(({ mark }) => !none.has(mark))
  if (told.length < changes.length) report.add('change of a condition or link')
  const [first] = told
  if (first === undefined) return null
  const formatting = new Map(now)
  // The oldest of a chain knows what was there before all of them.
  for (const { mark, before: value } of told.toReversed()) {
    if (value === null) formatting.delete(mark)
    else formatting.set(mark, value)
  }
  if (told.some(({ author, person }) => author !== first.author || person !== first.person)) report.add('changes of one property by several people')
  return { formatting, newest: told.reduce((latest, change) => (change.at >= latest.at ? change : latest), first) }
}

/**
 * The rPr of text with these marks (ECMA-376 Part 1, 17.3.2.28), with what it was before a tracked change (17.13.5.31); null where it would be
 * empty. `extra` are properties it has unless its marks say otherwise.
 */
export function runProperties(marks: readonly Mark[], ids: AnnotationIds, report: ExportReport, extra: readonly XmlElement[] = []): XmlElement | null {
  const now = formattingOf(marks)
  const children = properties(now, report, extra)
  const old = before(marks, now, report)
  if (old !== null) children.push(revision('w:rPrChange', old.newest, ids, [element('w:rPr', [], properties(old.formatting, report, extra))]))
  return children.length === 0 ? null : element('w:rPr', [], children)
}
