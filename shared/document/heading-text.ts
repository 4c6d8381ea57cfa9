import type { Node } from 'prosemirror-model'
import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import type { Field } from '#shared/document/field.ts'
import { inlineText, referencePlaceholder } from '#shared/document/inline-text.ts'
import { nodeMemory } from '#shared/document/node-memory.ts'

/** Whether the paragraph is styled as a heading of level 1 to 3; null for any other. */
export function headingLevel(paragraph: Node): 1 | 2 | 3 | null {
  switch ((paragraph.attrs as ParagraphAttributes).style) {
    case 'heading1':
      return 1
    case 'heading2':
      return 2
    case 'heading3':
      return 3
    default:
      return null
  }
}

function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`
}

/** The bold words a clause opens with (`Payment.` in “**Payment.** The Buyer pays…”); empty when it opens otherwise or is all bold. */
function runInHeading(paragraph: Node): string {
  let text = ''
  let index = 0
  for (; index < paragraph.childCount; index += 1) {
    const child = paragraph.child(index)
    if (!child.isText || !child.marks.some((mark) => mark.type.name === 'bold')) break
    text += child.text ?? ''
  }
  return index === paragraph.childCount ? '' : text
}

const remembered = nodeMemory<{ readonly fields: readonly Field[]; readonly text: string }>()

/**
 * What a paragraph is called in an outline or a reference: the whole of a heading, the bold words a clause opens with,
 * or else its first words, at most 80 characters. Remembered per paragraph, while the fields are the same.
 */
export function headingText(paragraph: Node, fields: readonly Field[]): string {
  const known = remembered.get(paragraph)
  if (known?.fields === fields) return known.text
  const text = readHeading(paragraph, fields, 80)
  remembered.set(paragraph, { fields, text })
  return text
}

function readHeading(paragraph: Node, fields: readonly Field[], most: number): string {
  const whole =
    headingLevel(paragraph) === null
      ? runInHeading(paragraph)
          .slice(0, most * 4)
          .replace(/[\s.:—–-]+$/, '')
      : ''
  // A bold defined term in quotation marks opens a definition; it is no heading.
  const text =
    whole !== '' && !/^["“]/.test(whole)
      ? whole
      : inlineText(paragraph, { fields })
          .slice(0, most * 4)
          .replaceAll(referencePlaceholder, '…')
  return shortened(text.replace(/\s+/g, ' ').trim(), most)
}
