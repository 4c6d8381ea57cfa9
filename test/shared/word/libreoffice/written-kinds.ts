import { Fragment, type Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import { resolveDocx } from '#shared/word/revisions/resolve-docx.ts'
import { scrubDocx } from '#shared/word/revisions/scrub.ts'
import { certain, patched, read, written } from '#test/shared/word/export/written.ts'

/** A file of ours, and the one it was made from. */
export interface WrittenFile {
  readonly name: string
  readonly kind: string
  readonly bytes: Uint8Array
  readonly before: Uint8Array
}

/** The document with its first word that no change concerns exchanged for another. */
function withOneWordChanged(doc: Node): Node {
  let done = false
  const changed = (node: Node): Node => {
    const word = /\p{L}{3,}/u
    if (!done && node.isText && word.test(node.text ?? '') && node.marks.every(({ type }) => type.name !== 'insertion' && type.name !== 'deletion')) {
      done = true
      return schema.text((node.text ?? '').replace(word, 'changed'), node.marks)
    }
    return done || node.isLeaf || node.type.name === 'footnote' ? node : node.copy(Fragment.fromArray(node.children.map(changed)))
  }
  return changed(doc)
}

/** A file as each of our ways of writing gives it. */
export function writtenKinds(name: string, before: Uint8Array): WrittenFile[] {
  const imported = read(before)
  const { doc, comments, media } = imported
  const kinds: Record<string, Uint8Array> = {
    unchanged: patched(before, imported, doc).bytes,
    'one word changed': patched(before, imported, withOneWordChanged(doc)).bytes,
    'written anew': written(doc, { comments, media }).bytes,
    accepted: certain(resolveDocx(before, 'accept')),
    rejected: certain(resolveDocx(before, 'reject')),
    scrubbed: certain(scrubDocx(before)).bytes,
  }
  return Object.entries(kinds).map(([kind, bytes]) => ({ name, kind, bytes, before }))
}
