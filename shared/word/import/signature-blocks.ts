import type { Node } from 'prosemirror-model'
import { lettersAndDigits } from '#shared/document/plain-text.ts'
import { schema } from '#shared/document/schema.ts'
import type { StructureChange } from '#shared/document/tracking.ts'
import type { Importing } from '#shared/word/import/importing.ts'
import { revisionElements } from '#shared/word/import/opaque-pieces.ts'
import { wordsOf } from '#shared/word/import/words.ts'
import { valueOf } from '#shared/word/model/on-off.ts'
import { signatureLines, signatureOfDescription } from '#shared/word/own-content.ts'
import { child, children, descendants, type XmlElement } from '#shared/word/xml/tree.ts'

/** The revision by which every row of a table came or is to go; null where some row did not. */
function ofEveryRow(table: XmlElement, name: 'w:ins' | 'w:del'): XmlElement | null {
  const revisions = children(table, 'w:tr').map((row) => {
    const properties = child(row, 'w:trPr')
    return properties === null ? null : child(properties, name)
  })
  return revisions.every((revision) => revision !== null) ? (revisions[0] ?? null) : null
}

/**
 * A signature block of ours back from its table; null for every other table, for one that says anything else than the block, and for one in which
 * more was changed than that it came or is to go as a whole.
 */
export function signatureOf(table: XmlElement, importing: Importing): Node | null {
  const block = signatureOfDescription(valueOf(child(table, 'w:tblPr'), 'w:tblDescription'))
  if (block === null) return null
  const said = signatureLines(block, Array.from(importing.fields.values())).map(({ label, value }) => label + value)
  if (lettersAndDigits(said.join('')) !== lettersAndDigits(wordsOf([table]))) return null
  const revisions = { insertion: ofEveryRow(table, 'w:ins'), deletion: ofEveryRow(table, 'w:del') }
  const explained = new Set([revisions.insertion === null ? '' : 'w:ins', revisions.deletion === null ? '' : 'w:del'])
  for (const { name } of descendants(table)) if ((revisionElements.has(name) && !explained.has(name)) || name.startsWith('w:commentR')) return null
  const changes: StructureChange[] = []
  for (const kind of ['insertion', 'deletion'] as const) {
    const revision = revisions[kind]
    if (revision !== null) changes.push({ ...importing.stamps.stamp(revision), kind })
  }
  for (const { name } of descendants(table)) if (revisionElements.has(name)) importing.report.revision(name)
  const id = importing.ids.own(table, block.id)
  importing.sources.block(id, table)
  return schema.nodes.signatureBlock.create({ ...block, id, changes: changes.length === 0 ? null : changes })
}
