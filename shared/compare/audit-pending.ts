import { Fragment, type Node } from 'prosemirror-model'
import { changesOf, isTrackingMark, type ChangeKind, type ChangeStamp } from '#shared/document/tracking.ts'
import { isTracked } from '#shared/document/view/document-view.ts'
import { eachChange } from '#shared/redline/resolving.ts'

/**
 * By what a pending change is known again in a file that came back: its id, or where a program gave it another, its kind, author and time,
 * which other programs keep to the second.
 */
function namesOf({ id, kind, author, at }: Pick<ChangeStamp, 'id' | 'author' | 'at'> & { readonly kind: ChangeKind }): readonly [string, string] {
  return [`id ${id}`, JSON.stringify([kind, author, at.slice(0, 19)])]
}

/** Knows again the pending changes of a document that was sent: by their ids, and those whose ids are gone by what else they say. */
export function sentChanges(sent: Node, received: Node): (change: ChangeStamp & { readonly kind: ChangeKind }) => boolean {
  const present = new Set<string>()
  eachChange(received, 0, ({ id }) => present.add(id))
  const names = new Set<string>()
  eachChange(sent, 0, (change) => names.add(namesOf(change)[present.has(change.id) ? 0 : 1]))
  return (change) => namesOf(change).some((name) => names.has(name))
}

/**
 * The document with everything in it, what was put in and what is to go, and no trace of any change. Only words that are pending are told
 * from those beside them by an annotation, so that no word is read across the edge of a change.
 */
export function withoutTracking(node: Node): Node {
  if (!isTracked(node)) return node
  const content = node.isLeaf ? node.content : Fragment.fromArray(node.children.map(withoutTracking))
  const { comment } = node.type.schema.marks
  const pending = node.marks.filter(({ type }) => type.name === 'insertion' || type.name === 'deletion').map(({ type }) => type.name)
  const marks = node.marks.filter((mark) => !isTrackingMark(mark))
  if (node.isText) return node.mark(pending.length === 0 || comment === undefined ? marks : comment.create({ thread: pending.join(' ') }).addToSet(marks))
  return node.type.create(Object.hasOwn(node.attrs, 'changes') ? { ...node.attrs, changes: null } : node.attrs, content, marks)
}

/** A pending change: whose it is, and what it covers, in words. */
export interface Covered {
  readonly kind: ChangeKind
  readonly author: string
  readonly words: string
  readonly from: number
}

interface Covering extends Covered {
  /** Everything the change says and covers, so that none of it is altered unseen. */
  readonly exactly: string
}

/** The pending changes of a document by their names, with what each covers. */
function coverings(doc: Node, name: (change: ChangeStamp & { readonly kind: ChangeKind }) => string): Map<string, Covering> {
  const found = new Map<string, { kind: ChangeKind; author: string; words: string[]; exactly: string[]; from: number }>()
  const add = (change: ChangeStamp, kind: ChangeKind, words: string, nodeType: string, from: number): void => {
    const key = `${kind} ${name({ ...change, kind })}`
    // Other programs know no id of ours, no group and no person, and keep the time to the second.
    const said = { ...change, id: '', group: '', person: null, at: change.at.slice(0, 19), move: change.move !== null }
    const known = found.get(key) ?? { kind, author: change.author, words: [], exactly: [], from }
    known.words.push(words)
    known.exactly.push(JSON.stringify([nodeType, said]))
    found.set(key, known)
  }
  doc.descendants((node, pos) => {
    if (!isTracked(node)) return false
    const text = node.isText ? (node.text ?? '') : node.isInline ? `[${node.type.name}]` : ''
    for (const mark of node.marks) {
      if (!isTrackingMark(mark)) continue
      const kind = mark.type.name === 'formatChange' ? 'format' : (mark.type.name as 'insertion' | 'deletion')
      add(mark.attrs as ChangeStamp, kind, text, node.type.name, pos)
    }
    if (!node.isText) for (const change of changesOf(node)) add(change, change.kind, node.type.name === 'paragraph' ? '¶' : `[${node.type.name}]`, node.type.name, pos)
    return true
  })
  return new Map(Array.from(found, ([key, { words, exactly, ...rest }]) => [key, { ...rest, words: words.join(''), exactly: `${words.join('')} ${exactly.filter((said, index) => exactly.indexOf(said) === index).join(' ')}` }]))
}

/** A pending change of what was sent that came back gone, or covering something else; or one that came back and never was in it. */
export type AlteredPending = { readonly before: Covered; readonly after: Covered | null } | { readonly before: null; readonly after: Covered }

/** The pending changes of a sent document that are not in what came back as they were. `received` holds no changes but what passes for those. */
export function alteredPending(sent: Node, received: Node): AlteredPending[] {
  const ids = new Set<string>()
  eachChange(received, 0, ({ id }) => ids.add(id))
  const kept = new Set<string>()
  eachChange(sent, 0, ({ id }) => ids.has(id) && kept.add(id))
  const name = (change: ChangeStamp & { readonly kind: ChangeKind }): string => (kept.has(change.id) ? change.id : namesOf(change)[1])
  const [was, is] = [coverings(sent, name), coverings(received, name)]
  const altered = Array.from(was).flatMap(([key, before]): AlteredPending[] => {
    const after = is.get(key) ?? null
    return after?.exactly === before.exactly ? [] : [{ before, after }]
  })
  return [...altered, ...Array.from(is).flatMap(([key, after]): AlteredPending[] => (was.has(key) ? [] : [{ before: null, after }]))]
}
