import type { Node } from 'prosemirror-model'
import type { Numbering, PageSetup, ParagraphStyle, TextOrField } from '#shared/document/attributes.ts'
import { conditionText } from '#shared/document/condition-text.ts'
import { formatFieldValue } from '#shared/document/field-format.ts'
import type { Condition, Field } from '#shared/document/field.ts'
import { fieldsOf } from '#shared/document/fields.ts'
import { textOrFieldText } from '#shared/document/inline-text.ts'
import { wordDifference } from '#shared/redline/list-word.ts'
import type { PropertyPiece } from '#shared/document/change-pieces.ts'

/** How one attribute changed, in words: “Style”, “Body text”, “Heading 1”. */
export interface PropertyDifference {
  readonly attribute: string
  readonly name: string
  readonly before: string
  readonly after: string
  /** All of it in one: “Style: Body text → Heading 1”, “Level 1 → 2”. */
  readonly words: string
}

const styles: Readonly<Record<ParagraphStyle, string>> = {
  body: 'Body text',
  title: 'Title',
  subtitle: 'Subtitle',
  heading1: 'Heading 1',
  heading2: 'Heading 2',
  heading3: 'Heading 3',
  quote: 'Quotation',
}
const alignments: Readonly<Record<string, string>> = { left: 'left', center: 'centred', right: 'right', justify: 'justified' }
const schemes: Readonly<Record<string, string>> = {
  decimal: '1. / 1.1 / (a)',
  article: 'Article I / Section 1.01',
  outline: '1. / 1.1 / 1.1.1',
  letters: '(A) / (1) / (a)',
  schedule: 'Schedule 1 / Part 1',
  bullet: 'bullets',
}

const named = (names: Readonly<Record<string, string>>, name: unknown): string => (Object.hasOwn(names, String(name)) ? names[String(name)] : undefined) ?? String(name)
const onOff = (value: unknown): string => (value === true ? 'on' : 'off')

function difference(attribute: string, name: string, before: string, after: string, words = `${name}: ${before} → ${after}`): PropertyDifference {
  return { attribute, name, before, after, words }
}

function numberingWords(value: Numbering | null): string {
  if (value === null) return 'none'
  const restart = value.restart === undefined ? '' : `, starting at ${value.restart}`
  return `${named(schemes, value.scheme)}, level ${value.level + 1}${restart}`
}

function numberingDifference(before: Numbering | null, after: Numbering | null): PropertyDifference {
  const same = before !== null && after !== null && before.scheme === after.scheme && before.restart === after.restart
  if (same) return difference('numbering', 'Level', String(before.level + 1), String(after.level + 1), `Level ${before.level + 1} → ${after.level + 1}`)
  return difference('numbering', 'Numbering', numberingWords(before), numberingWords(after))
}

const marginWords = ({ margins: { top, right, bottom, left } }: PageSetup): string => `${top}, ${right}, ${bottom} and ${left} mm`

function pageDifference(before: PageSetup, after: PageSetup): PropertyDifference {
  if (before.size !== after.size) return difference('page', 'Page', before.size, after.size)
  return difference('page', 'Margins', marginWords(before), marginWords(after))
}

function fieldWords(placed: { readonly field: Field } | null): string {
  return placed === null ? 'none' : (formatFieldValue(placed.field) ?? 'not filled in')
}

function fieldDifference(key: string, before: { readonly field: Field } | null, after: { readonly field: Field } | null): PropertyDifference {
  const label = after?.field.label ?? before?.field.label ?? key
  const [was, is] = [fieldWords(before), fieldWords(after)]
  if (before === null) return difference('fields', `Field “${label}”`, was, is, `Field “${label}” added: ${is}`)
  if (after === null) return difference('fields', `Field “${label}”`, was, is, `Field “${label}” removed: ${was}`)
  return difference('fields', `Field “${label}”`, was, is, was === is ? `Field “${label}”: its description changed` : undefined)
}

function conditionDifference(before: Condition | null, after: Condition | null, fields: readonly Field[]): PropertyDifference {
  const text = (condition: Condition | null): string => (condition === null ? 'always stands' : `only if ${conditionText(condition, fields)}`)
  return difference('condition', 'Condition', text(before), text(after))
}

const isDocumentWord = (value: unknown): boolean => typeof value === 'object' && value !== null

/** How an attribute changed, in words, for a reader. */
export function propertyDifference(doc: Node, { change, after }: PropertyPiece): PropertyDifference {
  const { attribute, key, before } = change
  const fields = fieldsOf(doc)
  const texts = (name: string): PropertyDifference =>
    difference(attribute, name, textOrFieldText(before as TextOrField, fields) || 'nothing', textOrFieldText(after as TextOrField, fields) || 'nothing')
  switch (attribute) {
    case 'style':
      return difference(attribute, 'Style', named(styles, before), named(styles, after))
    case 'numbering':
      return numberingDifference(before as Numbering | null, after as Numbering | null)
    case 'align': {
      const [was, is] = [named(alignments, before ?? 'left'), named(alignments, after ?? 'left')]
      return difference(attribute, 'Alignment', was, is, `Aligned ${was} → ${is}`)
    }
    case 'indent':
      return difference(attribute, 'Indent', String(before), String(after), `Indent ${String(before)} → ${String(after)}`)
    case 'keepWithNext':
      return difference(attribute, 'Keep with next', onOff(before), onOff(after))
    case 'condition':
      return conditionDifference(before as Condition | null, after as Condition | null, fields)
    case 'type':
      return difference(attribute, 'Heading cell', onOff(before === 'tableHeader'), onOff(after === 'tableHeader'))
    case 'colspan':
    case 'rowspan':
      return difference(attribute, attribute === 'colspan' ? 'Columns of the cell' : 'Rows of the cell', String(before), String(after))
    case 'colwidth':
      return difference(attribute, 'Column width', '', '', 'Column width changed')
    case 'party':
    case 'signer':
    case 'capacity':
      return texts({ party: 'Party', signer: 'Signer', capacity: 'Capacity' }[attribute])
    case 'witness':
      return difference(attribute, 'Witness', onOff(before), onOff(after))
    case 'page':
      return pageDifference(before as PageSetup, after as PageSetup)
    case 'scheme':
      return difference(attribute, 'Numbering of new clauses', named(schemes, before), named(schemes, after))
    case 'fields':
      if (key !== undefined) return fieldDifference(key, before as { field: Field } | null, after as { field: Field } | null)
      return difference(attribute, 'Fields', '', '', 'Fields changed')
    case 'word':
      // Of the document it is the last section and the parts that go with it; of anything else its properties as XML.
      if (isDocumentWord(before) || isDocumentWord(after)) return difference(attribute, 'Word page setup', '', '', 'Page setup, headers or footers of the Word file changed')
      return difference(attribute, 'Word formatting', '', '', wordDifference(before as string | null, after as string | null))
    default:
      return difference(attribute, 'Numbering schemes', '', '', 'Numbering schemes changed')
  }
}
