import type { SignatureBlockAttributes, TextOrField } from '#shared/document/attributes.ts'
import type { Field } from '#shared/document/field.ts'
import { contentControl, controlProperties, fieldControl, signatureControlTag } from '#shared/word/export/content-controls.ts'
import type { AnnotationIds } from '#shared/word/export/revisions.ts'
import { textContent } from '#shared/word/export/run-content.ts'
import { signatureDescription, signatureLines } from '#shared/word/own-content.ts'
import { element, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

const widths = ['3400', '5600'] as const
const none = { 'w:val': 'nil' }

function cell(width: string, content: readonly XmlNode[], ruled: boolean): XmlElement {
  const rule = ruled ? [element('w:tcBorders', [], [element('w:bottom', { 'w:val': 'single', 'w:sz': '4', 'w:space': '0', 'w:color': 'auto' })])] : []
  const properties = element('w:tcPr', [], [element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }), ...rule])
  // A block is not torn apart by the end of a page.
  return element('w:tc', [], [properties, element('w:p', [], [element('w:pPr', [], [element('w:keepNext')]), ...content])])
}

function run(words: string): XmlElement {
  return element('w:r', [], textContent(words, false))
}

/**
 * A signature block as a table of two columns (ECMA-376 Part 1, 17.4.37) in a content control, described so that it is known again: what is asked on
 * the left, what is given or the line to write on at the right.
 */
export function signatureTable(attrs: SignatureBlockAttributes, fields: readonly Field[], ids: AnnotationIds): XmlElement {
  const values: readonly (TextOrField | null)[] = [attrs.party, null, attrs.signer, attrs.capacity]
  const rows = signatureLines(attrs, fields).map(({ label, value }, index) => {
    const given = values[index] ?? null
    const content = value === '' ? [] : given !== null && 'field' in given ? [fieldControl(fields.find(({ id }) => id === given.field) ?? null, given.field, null, run(value), ids)] : [run(value)]
    return element('w:tr', [], [element('w:trPr', [], [element('w:cantSplit')]), cell(widths[0], [run(label)], false), cell(widths[1], content, value === '')])
  })
  const borders = element('w:tblBorders', [], ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => element(`w:${side}`, none)))
  const properties = element('w:tblPr', [], [
    element('w:tblW', { 'w:w': '9000', 'w:type': 'dxa' }),
    borders,
    element('w:tblLook', { 'w:val': '0000' }),
    element('w:tblDescription', { 'w:val': signatureDescription(attrs) }),
  ])
  const grid = element('w:tblGrid', [], widths.map((width) => element('w:gridCol', { 'w:w': width })))
  return contentControl(controlProperties(signatureControlTag, 'Signature block', ids), [element('w:tbl', [], [properties, grid, ...rows])])
}
