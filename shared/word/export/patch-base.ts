import { Fragment, type Node } from 'prosemirror-model'
import type { ExportedThread } from '#shared/word/export/comments-writer.ts'
import { ParaIds } from '#shared/word/export/para-ids.ts'
import { accepted, type Result } from '#shared/lib/result.ts'
import { importWithSource, type ImportedWithSource } from '#shared/word/import/import-docx.ts'
import { pairedMoves } from '#shared/word/import/stamps.ts'
import { surveyOf } from '#shared/word/import/survey.ts'
import { partXml } from '#shared/word/package/part-xml.ts'
import type { WordRefusal } from '#shared/word/refusals.ts'
import { attr, child, descendants, element, type XmlElement } from '#shared/word/xml/tree.ts'

/** The file a document came from, read again, with what tells which of it was changed. */
export class PatchBase {
  readonly imported: ImportedWithSource
  readonly body: XmlElement
  /** The identified blocks of the document as the file has it, those in cells too. */
  readonly blocks: ReadonlyMap<string, Node>
  /** The threads that are to stand in the file, by the ids they have in it. */
  readonly threads: readonly ExportedThread[]
  /** Comments of the file that are not to stand in it any more, by Word's ids. */
  readonly removed: ReadonlySet<string>
  readonly moves: ReadonlySet<string>
  readonly moveNames: ReadonlyMap<string, string>
  readonly bookmarks: ReadonlyMap<string, string>
  readonly paraIds: ParaIds | null
  readonly lastId: number
  readonly #threadIds: ReadonlyMap<string, string>

  constructor(imported: ImportedWithSource, body: XmlElement, given: readonly ExportedThread[]) {
    this.imported = imported
    this.body = body
    const outgoing = given.filter(({ internal, comments }) => internal !== true && comments.length > 0)
    const byComment = new Map(imported.comments.flatMap((thread) => thread.comments.map(({ wordId }) => [wordId, thread.id] as const)))
    const own = ({ id, comments }: ExportedThread): string => byComment.get(comments.find(({ wordId }) => wordId !== null)?.wordId ?? '\n') ?? id
    this.#threadIds = new Map(outgoing.map((thread) => [thread.id, own(thread)]))
    this.threads = outgoing.map((thread) => ({ ...thread, id: own(thread) }))
    const kept = new Set(outgoing.flatMap(({ comments }) => comments.map(({ wordId }) => wordId)))
    this.removed = new Set(Array.from(byComment.keys()).filter((wordId) => !kept.has(wordId)))
    const blocks = new Map<string, Node>()
    imported.doc.descendants((node) => {
      const id: unknown = node.attrs['id']
      if (typeof id === 'string' && !node.isText) blocks.set(id, node)
      return !node.inlineContent
    })
    this.blocks = blocks
    this.moveNames = pairedMoves(surveyOf(body))
    this.moves = new Set(this.moveNames.values())
    const bookmarks = new Map<string, string>()
    let lastId = 0
    let paraIds: ParaIds | null = null
    for (const found of descendants(body)) {
      const id = Number(attr(found, 'w:id') ?? 0)
      if (Number.isSafeInteger(id) && id > lastId && id < 0x7000_0000) lastId = id
      const paraId = attr(found, 'w14:paraId')
      if (paraId !== null) (paraIds ??= new ParaIds()).take(paraId)
    }
    for (const [id, source] of imported.sources.blocks) {
      if (source.name !== 'w:p') continue
      for (const found of descendants(source, 'w:bookmarkStart')) {
        const name = attr(found, 'w:name')
        if (name !== null && name.startsWith('_Ref') && !bookmarks.has(id)) bookmarks.set(id, name)
      }
    }
    this.bookmarks = bookmarks
    this.paraIds = paraIds
    this.lastId = lastId
  }

  /** The document with the threads named as in the file, without the marks of those that do not leave. */
  inWordsOfFile(doc: Node): Node {
    const rename = (node: Node): Node => {
      const inner = node.isLeaf ? node : withChildren(node, node.children.map(rename))
      if (!node.marks.some(({ type }) => type.name === 'comment')) return inner
      const marks = node.marks.flatMap((mark) => {
        if (mark.type.name !== 'comment') return [mark]
        const thread = this.#threadIds.get(String(mark.attrs['thread']))
        return thread === undefined ? [] : [thread === mark.attrs['thread'] ? mark : mark.type.create({ thread })]
      })
      return inner.mark(marks)
    }
    return rename(doc)
  }

  /** Whether the range of a thread stands in the file. */
  hasRange(threadId: string): boolean {
    return this.imported.comments.some(({ id, paragraph }) => id === threadId && paragraph !== null)
  }
}

function withChildren(node: Node, children: readonly Node[]): Node {
  return children.every((inner, index) => inner === node.child(index)) ? node : node.copy(Fragment.fromArray([...children]))
}

/** Opens the file to be patched. Refusals: those of importing it. */
export function openBase(original: Uint8Array, comments: readonly ExportedThread[]): Result<PatchBase, WordRefusal> {
  const imported = importWithSource(original)
  if (!imported.ok) return imported
  const main = partXml(imported.value.pkg, imported.value.mainPart)
  const body = main.ok && main.value !== null ? child(main.value.root, 'w:body') : null
  return accepted(new PatchBase(imported.value, body ?? element('w:body'), comments))
}
