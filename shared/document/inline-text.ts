import type { Node } from 'prosemirror-model'
import type { TextOrField } from '#shared/document/attributes.ts'
import { fieldText } from '#shared/document/field-format.ts'
import type { Field } from '#shared/document/field.ts'
import { opaqueWords } from '#shared/document/opaque.ts'

/** Stands for a reference in text that is read around it, since a reference's own text depends on what surrounds it. */
export const referencePlaceholder = '\uFFFC'

export interface InlineTextOptions {
  readonly fields: readonly Field[]
  readonly locale?: string
  /** The text of a reference; a placeholder character without it. */
  readonly reference?: (node: Node, offset: number) => string
  /** The text of a footnote's mark; nothing without it. */
  readonly footnote?: (node: Node, offset: number) => string
}

/** The text of a paragraph or footnote with its fields filled. Line breaks are newlines, images their alternative text. */
export function inlineText(parent: Node, options: InlineTextOptions): string {
  let text = ''
  parent.forEach((node, offset) => {
    switch (node.type.name) {
      case 'text':
        text += node.text ?? ''
        break
      case 'field':
        text += fieldText(options.fields, String(node.attrs['field']), node.attrs['part'] as string | null, options.locale)
        break
      case 'reference':
        text += options.reference?.(node, offset) ?? referencePlaceholder
        break
      case 'footnote':
        text += options.footnote?.(node, offset) ?? ''
        break
      case 'image':
        text += String(node.attrs['alt'])
        break
      case 'hardBreak':
        text += '\n'
        break
      case 'opaque':
        text += opaqueWords(node)
        break
    }
  })
  return text
}

/** Text typed in a signature block, or the value of the field it names. */
export function textOrFieldText(value: TextOrField, fields: readonly Field[], locale?: string): string {
  return 'text' in value ? value.text : fieldText(fields, value.field, null, locale)
}
