import type { Node } from 'prosemirror-model'
import type { Importing } from '#shared/word/import/importing.ts'
import type { XmlElement } from '#shared/word/xml/tree.ts'

/** A signature block of ours back from its table; null for every other table. */
export function signatureOf(_table: XmlElement, _importing: Importing): Node | null {
  return null
}
