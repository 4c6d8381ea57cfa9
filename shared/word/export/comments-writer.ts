import type { Instant } from '#shared/lib/ids.ts'
import { wordDate } from '#shared/word/export/revisions.ts'
import { textContent } from '#shared/word/export/run-content.ts'
import { paraIdOf } from '#shared/word/export/para-ids.ts'
import { attr, children, descendants, element, withAttribute, withChildren, type XmlElement } from '#shared/word/xml/tree.ts'

/** One comment as it is written; `wordId` is the id it has in the file it came from, null for one said here. */
export interface ExportedComment {
  readonly wordId: string | null
  readonly author: string
  readonly initials: string
  readonly at: Instant
  readonly text: string
}

/** A thread as it is written. Its id is in the marks `comment` of the text. */
export interface ExportedThread {
  readonly id: string
  readonly resolved: boolean
  /** The paragraph it began in, for one whose passage is gone. */
  readonly paragraph: string | null
  /** The first is the comment, the others are replies to it. */
  readonly comments: readonly ExportedComment[]
  /** Never leaves the house. */
  readonly internal?: boolean
}

/** The parts that hold comments (ECMA-376 Part 1, 17.13.4, and Microsoft's extensions of it); each null where there is none. */
export interface CommentParts {
  readonly comments: XmlElement | null
  readonly extended: XmlElement | null
  readonly ids: XmlElement | null
  readonly extensible: XmlElement | null
  readonly people: XmlElement | null
}

interface Written {
  readonly wordId: string
  /** Null for a comment of the file whose paragraphs have no ids, and of which nothing must be told by one. */
  readonly paraId: string | null
  readonly parent: string | null
  /** Whether the file has it already. */
  readonly isKnown: boolean
  readonly element: XmlElement
}

function lastParagraph(comment: XmlElement): XmlElement | null {
  return Array.from(descendants(comment, 'w:p')).at(-1) ?? null
}

/** The words of a comment as `textOf` its paragraphs, to tell whether somebody changed it. */
function sameWords(comment: XmlElement, text: string, wordsOf: (nodes: readonly XmlElement[]) => string): boolean {
  return wordsOf([comment]) === text
}

/** Writes threads of comments into their parts; what the parts have already keeps its XML. */
export class CommentsWriter {
  readonly #before: CommentParts
  readonly #wordsOf: (nodes: readonly XmlElement[]) => string
  readonly #taken: Set<string>
  readonly #paraIds: Set<string>
  readonly #written: Written[] = []
  readonly #resolved = new Map<string, boolean>()
  readonly #authors = new Set<string>()
  /** The paragraph ids of comments of which the extended part must tell something: that they are resolved, or answer one another. */
  readonly #told = new Set<string>()
  readonly #style: { readonly text: string | null; readonly reference: string | null }

  constructor(before: CommentParts, style: { readonly text: string | null; readonly reference: string | null }, wordsOf: (nodes: readonly XmlElement[]) => string) {
    this.#before = before
    this.#style = style
    this.#wordsOf = wordsOf
    const known = before.comments === null ? [] : children(before.comments, 'w:comment')
    this.#taken = new Set(known.map((comment) => attr(comment, 'w:id') ?? ''))
    this.#paraIds = new Set(known.flatMap((comment) => Array.from(descendants(comment, 'w:p')).map((paragraph) => attr(paragraph, 'w14:paraId') ?? '')))
  }

  /** Writes a thread and gives the ids of its comments, the first one first. */
  add(thread: ExportedThread): readonly string[] {
    let root: Written | null = null
    const needsId = thread.resolved || thread.comments.length > 1
    for (const [index, comment] of thread.comments.entries()) {
      const written = this.#comment(comment, `${thread.id} ${index}`, root?.paraId ?? null, needsId)
      this.#written.push(written)
      root ??= written
    }
    if (root !== null && root.paraId !== null) this.#resolved.set(root.paraId, thread.resolved)
    if (needsId && root !== null) for (const { paraId } of this.#written.slice(-thread.comments.length)) if (paraId !== null) this.#told.add(paraId)
    return this.#written.slice(this.#written.length - thread.comments.length).map(({ wordId }) => wordId)
  }

  /** A run that shows where a comment hangs (17.13.4.5). */
  reference(id: string): XmlElement {
    const style = this.#style.reference === null ? [] : [element('w:rPr', [], [element('w:rStyle', { 'w:val': this.#style.reference })])]
    return element('w:r', [], [...style, element('w:commentReference', { 'w:id': id })])
  }

  /** Which comments of the file are written again. */
  get kept(): ReadonlySet<string> {
    return new Set(this.#written.map(({ wordId }) => wordId))
  }

  parts(): CommentParts {
    const { comments, extended, ids, extensible, people } = this.#before
    const none = this.#written.length === 0
    const nothingToTell = this.#written.every((written) => written.isKnown && !this.#mustTell(written))
    return {
      comments: none && comments === null ? null : withChildren(comments ?? element('w:comments'), this.#inFileOrder(comments)),
      extended: nothingToTell && extended === null ? null : this.#extended(extended ?? element('w15:commentsEx')),
      ids: this.#written.every(({ isKnown }) => isKnown) && ids === null ? null : this.#ids(ids ?? element('w16cid:commentsIds')),
      extensible: extensible === null ? null : this.#extensible(extensible, ids),
      people: this.#authors.size === 0 && people === null ? people : this.#people(people ?? element('w15:people')),
    }
  }

  #mustTell({ paraId, isKnown }: Written): boolean {
    return paraId !== null && (!isKnown || this.#told.has(paraId))
  }

  #comment({ wordId, author, initials, at, text }: ExportedComment, key: string, parent: string | null, needsId: boolean): Written {
    const known = wordId === null || this.#before.comments === null ? undefined : children(this.#before.comments, 'w:comment').find((each) => attr(each, 'w:id') === wordId)
    const last = known === undefined ? null : lastParagraph(known)
    const paraId = last === null ? null : attr(last, 'w14:paraId')
    if (known !== undefined && wordId !== null && (paraId !== null || !needsId) && sameWords(known, text, this.#wordsOf)) return { wordId, paraId, parent, isKnown: true, element: known }
    const id = known !== undefined && wordId !== null ? wordId : this.#freeId()
    const made = paraId ?? paraIdOf(`comment ${key}`, this.#paraIds)
    this.#paraIds.add(made)
    this.#authors.add(author)
    const lines = text.split('\n')
    const style = this.#style.text === null ? [] : [element('w:pPr', [], [element('w:pStyle', { 'w:val': this.#style.text })])]
    const mark = element('w:r', [], [...(this.#style.reference === null ? [] : [element('w:rPr', [], [element('w:rStyle', { 'w:val': this.#style.reference })])]), element('w:annotationRef')])
    const paragraphs = lines.map((line, index) => {
      const own = index === lines.length - 1 ? made : paraIdOf(`comment ${key} line ${index}`, this.#paraIds)
      this.#paraIds.add(own)
      return element('w:p', { 'w14:paraId': own, 'w14:textId': '77777777' }, [...style, ...(index === 0 ? [mark] : []), ...(line === '' ? [] : [element('w:r', [], textContent(line, false))])])
    })
    return { wordId: id, paraId: made, parent, isKnown: false, element: element('w:comment', { 'w:id': id, 'w:author': author, 'w:date': wordDate(at), 'w:initials': initials }, paragraphs) }
  }

  #freeId(): string {
    let id = this.#taken.size
    while (this.#taken.has(String(id))) id += 1
    this.#taken.add(String(id))
    return String(id)
  }

  #inFileOrder(comments: XmlElement | null) {
    const byId = new Map(this.#written.map((written) => [written.wordId, written.element]))
    const nodes = (comments?.children ?? []).flatMap((node) => {
      if (node.kind !== 'element' || node.name !== 'w:comment') return [node]
      const own = byId.get(attr(node, 'w:id') ?? '')
      byId.delete(attr(node, 'w:id') ?? '')
      return own === undefined ? [] : [own]
    })
    return [...nodes, ...byId.values()]
  }

  #extended(root: XmlElement): XmlElement {
    const wanted = new Map(this.#written.flatMap((written) => (written.paraId === null ? [] : [[written.paraId, written] as const])))
    const kept = root.children.flatMap((node) => {
      if (node.kind !== 'element' || node.name !== 'w15:commentEx') return [node]
      const written = wanted.get(attr(node, 'w15:paraId') ?? '')
      if (written === undefined) return this.#isGone(attr(node, 'w15:paraId')) ? [] : [node]
      if (written.paraId !== null) wanted.delete(written.paraId)
      return [this.#state(node, written)]
    })
    const made = Array.from(wanted.values()).filter((written) => this.#mustTell(written)).map((written) => this.#state(element('w15:commentEx', { 'w15:paraId': written.paraId }), written))
    return withChildren(root, [...kept, ...made])
  }

  #state(entry: XmlElement, { paraId, parent }: Written): XmlElement {
    const related = withAttribute(entry, 'w15:paraIdParent', parent)
    const resolved = this.#resolved.get(parent ?? paraId ?? '') ?? false
    const said = attr(related, 'w15:done')
    const is = ['1', 'true', 'on'].includes(said ?? '')
    return said !== null && is === resolved ? related : withAttribute(related, 'w15:done', resolved ? '1' : '0')
  }

  #isGone(paraId: string | null): boolean {
    const known = this.#before.comments === null ? [] : children(this.#before.comments, 'w:comment')
    const owner = known.find((comment) => Array.from(descendants(comment, 'w:p')).some((paragraph) => attr(paragraph, 'w14:paraId') === paraId))
    return owner !== undefined && !this.kept.has(attr(owner, 'w:id') ?? '')
  }

  #ids(root: XmlElement): XmlElement {
    const known = new Set(children(root, 'w16cid:commentId').map((entry) => attr(entry, 'w16cid:paraId')))
    const missing = this.#written.flatMap(({ paraId, isKnown }) => (paraId === null || isKnown || known.has(paraId) ? [] : [paraId]))
    // A durable id lies below the same bound as a paragraph's.
    const made = missing.map((paraId) => element('w16cid:commentId', { 'w16cid:paraId': paraId, 'w16cid:durableId': paraIdOf(`durable ${paraId}`, new Set()) }))
    const kept = root.children.filter((node) => node.kind !== 'element' || !this.#isGone(attr(node, 'w16cid:paraId')))
    return withChildren(root, [...kept, ...made])
  }

  /** Without what is told of comments that are gone: they are known there by their durable ids. */
  #extensible(root: XmlElement, ids: XmlElement | null): XmlElement {
    const gone = new Set((ids === null ? [] : children(ids, 'w16cid:commentId')).flatMap((entry) => (this.#isGone(attr(entry, 'w16cid:paraId')) ? [attr(entry, 'w16cid:durableId')] : [])))
    return withChildren(root, root.children.filter((node) => node.kind !== 'element' || node.name !== 'w16cex:commentExtensible' || !gone.has(attr(node, 'w16cex:durableId'))))
  }

  #people(root: XmlElement): XmlElement {
    const known = new Set(children(root, 'w15:person').map((person) => attr(person, 'w15:author')))
    const made = Array.from(this.#authors).filter((author) => !known.has(author)).map((author) => element('w15:person', { 'w15:author': author }, [element('w15:presenceInfo', { 'w15:providerId': 'None', 'w15:userId': author })]))
    return withChildren(root, [...root.children, ...made])
  }
}

