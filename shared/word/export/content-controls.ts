import type { Condition, Field } from '#shared/document/field.ts'
import { conditionText } from '#shared/document/condition-text.ts'
import type { AnnotationIds } from '#shared/word/export/revisions.ts'
import { conditionTag, tagOfField } from '#shared/word/own-content.ts'
import { element, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

/** The tag of the content control around a signature block's table. */
export const signatureControlTag = 'countersign:signature'
/** The longest tag Word accepts (ECMA-376 Part 1, 17.5.2.42 sets none; Word refuses files with longer ones). */
const longestTag = 64

/** The tag of a passage that stands only if a condition holds: `countersign:condition:<field>:<op>[:<value>]`. */
export function tagOfCondition({ field, op, value }: Condition): string {
  const full = conditionTag + [field, op, ...(value === null ? [] : [value])].join(':')
  return full.length <= longestTag ? full : conditionTag
}

/** The properties of a content control (17.5.2.38). */
export function controlProperties(tag: string, label: string, ids: AnnotationIds, more: readonly XmlElement[] = []): XmlElement {
  return element('w:sdtPr', [], [element('w:alias', { 'w:val': label.slice(0, longestTag) }), element('w:tag', { 'w:val': tag.slice(0, longestTag) }), element('w:id', { 'w:val': ids.next() }), ...more])
}

/** A content control around content (17.5.2). */
export function contentControl(properties: XmlElement, content: readonly XmlNode[]): XmlElement {
  return element('w:sdt', [], [properties, element('w:sdtContent', [], content)])
}

/** A field as a content control of plain text, filled or showing what is to be filled in. */
export function fieldControl(field: Field | null, id: string, part: string | null, run: XmlElement, ids: AnnotationIds): XmlElement {
  const unfilled = field === null || field.value === null
  const more = [...(unfilled ? [element('w:showingPlcHdr')] : []), element('w:text')]
  return contentControl(controlProperties(tagOfField(id, part), field?.label ?? id, ids, more), [run])
}

/** What a content control says of a condition. */
export function conditionLabel(condition: Condition, fields: readonly Field[]): string {
  return `If ${conditionText(condition, fields)}`
}
