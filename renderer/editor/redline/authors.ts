import type { Node } from 'prosemirror-model'
import { eachChange } from '#shared/redline/resolving.ts'
import type { EditorAuthor, ShownAuthor } from '#renderer/editor/session/redline-session.ts'

/** How many colours authors have; the first is one's own. */
export const authorColours = 8

/** How markup names an author: the person's id, else the name (shared/document/marks.ts). */
export function authorKey({ name, person }: EditorAuthor): string {
  return person ?? name
}

/** The colour of the author met as number `index` after oneself: those of others are given again when all are taken, one's own never. */
function colourOf(index: number): number {
  return 2 + (index % (authorColours - 1))
}

/** Adds authors who were not met before to those who were. Nobody's colour ever changes while a document is open. */
export function withAuthors(known: readonly ShownAuthor[], met: Iterable<EditorAuthor>): readonly ShownAuthor[] {
  const keys = new Set(known.map(({ key }) => key))
  const added: ShownAuthor[] = []
  for (const { name, person } of met) {
    const key = authorKey({ name, person })
    if (keys.has(key)) continue
    keys.add(key)
    const others = known.length + added.length - (known[0]?.colour === 1 ? 1 : 0)
    added.push({ key, name, person, colour: colourOf(others) })
  }
  return added.length === 0 ? known : [...known, ...added]
}

/** Oneself, before anybody else was met. */
export function ownColour(author: EditorAuthor | null): readonly ShownAuthor[] {
  return author === null ? [] : [{ ...author, key: authorKey(author), colour: 1 }]
}

/** The authors of a document's changes, in the order of the text. */
export function authorsIn(doc: Node): readonly EditorAuthor[] {
  const met = new Map<string, EditorAuthor>()
  eachChange(doc, 0, ({ author: name, person }) => {
    const key = authorKey({ name, person })
    if (!met.has(key)) met.set(key, { name, person })
  })
  return [...met.values()]
}
