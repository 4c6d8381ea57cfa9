import type { Node } from 'prosemirror-model'
import { fieldText } from '#shared/document/field-format.ts'
import { lettersAndDigits } from '#shared/document/plain-text.ts'
import { schema } from '#shared/document/schema.ts'
import type { Importing } from '#shared/word/import/importing.ts'
import { wordsOf } from '#shared/word/import/words.ts'
import { valueOf } from '#shared/word/model/on-off.ts'
import { fieldOfTag } from '#shared/word/own-content.ts'
import { child, type XmlElement } from '#shared/word/xml/tree.ts'

/** A content control's tag (ECMA-376 Part 1, 17.5.2.42), or null. */
export function tagOf(control: XmlElement): string | null {
  return valueOf(child(control, 'w:sdtPr'), 'w:tag')
}

/**
 * One of our own fields back from its content control. One the file does not define becomes a text field of these words. Null where the words are
 * not the value it has: then somebody wrote over it, and the words must stay.
 */
export function fieldNode(control: XmlElement, importing: Importing): Node | null {
  const own = fieldOfTag(tagOf(control))
  if (own === null) return null
  const { id, part } = own
  const properties = child(control, 'w:sdtPr')
  // What stands in an empty control is a prompt, and no value (17.5.2.39, showingPlcHdr).
  const isPrompt = properties !== null && child(properties, 'w:showingPlcHdr') !== null
  const words = isPrompt ? '' : wordsOf([control])
  if (!importing.fields.has(id) && part === null && id.length > 0 && importing.fields.size < 2_000) {
    const label = (valueOf(properties, 'w:alias') ?? id).slice(0, 500).toWellFormed()
    importing.fields.set(id, { id, label, required: false, type: 'text', value: words === '' ? null : words })
  }
  const known = importing.fields.get(id)
  if (known !== undefined) {
    const shown = fieldText([known], id, part)
    if (known.value === null ? isPrompt || words === '' : shown === words || lettersAndDigits(shown) === lettersAndDigits(words)) return schema.nodes.field.create({ field: id, part })
  }
  importing.report.add('field of ours with another value', 'lost', words)
  return null
}
