import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { paragraph } from '#shared/document/builders.ts'
import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import { schema } from '#shared/document/schema.ts'
import type { ChangeStamp, StructureChange } from '#shared/document/tracking.ts'

export const at = '2026-11-20T09:30:00.000Z'

/** A change by an author, with an id and a group named by its letter. */
export function stamp(id: string, author = 'Ada', more: Partial<ChangeStamp> = {}): ChangeStamp {
  return { id, group: `group ${id}`, author, person: author.toLowerCase(), at, move: null, ...more }
}

const signs: Readonly<Record<string, (id: string) => Mark>> = {
  '+': (id) => schema.marks.insertion.create(stamp(id)),
  '-': (id) => schema.marks.deletion.create(stamp(id, 'Boris')),
  c: (id) => schema.marks.comment.create({ thread: id }),
}

let made = 0

/** Text with changes and comments in it: `one [+two] [-three] [+-four] [c:five]`. */
export function words(text: string): Node[] {
  return text.split(/(\[[^\]]*\])/).filter((piece) => piece !== '').map((piece) => {
    const match = /^\[([+-]*)(?:(c):)?(.*)\]$/.exec(piece)
    if (match === null) return schema.text(piece)
    const [, changes = '', comment = '', inner = ''] = match
    const marks = [...changes, ...comment].reduce<readonly Mark[]>((set, sign) => signs[sign]?.(`${sign}${(made += 1)}`).addToSet(set) ?? set, [])
    return schema.text(inner, marks)
  })
}

/** A paragraph of such words; `end` tells whether its end came or goes. */
export function tracked(id: string, text: string, end?: StructureChange['kind'], attrs: Partial<ParagraphAttributes> = {}): Node {
  const made = paragraph({ id, ...attrs }, ...words(text))
  return end === undefined ? made : withChanges(made, { kind: end, ...stamp(`end of ${id}`, 'Boris') })
}

export function withChanges(node: Node, ...changes: readonly object[]): Node {
  return node.type.create({ ...node.attrs, changes }, Fragment.from(node.content))
}
