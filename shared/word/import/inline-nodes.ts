import { Mark, type Node } from 'prosemirror-model'
import { schema } from '#shared/document/schema.ts'
import { fieldNode } from '#shared/word/import/content-controls.ts'
import { fieldAt, isFieldMachinery, referenceIn } from '#shared/word/import/field-codes.ts'
import type { Importing } from '#shared/word/import/importing.ts'
import type { InlineItem } from '#shared/word/import/inline-items.ts'
import { drawingKind, holdsRevisions, opaqueInline, runWith, standing } from '#shared/word/import/opaque-pieces.ts'
import { pictureOf } from '#shared/word/import/pictures.ts'
import { formatDifferences, formattingOf } from '#shared/word/import/run-format.ts'
import type { SourcePiece } from '#shared/word/import/source-map.ts'
import { runText, symbolText, wordsOf } from '#shared/word/import/words.ts'
import { attr, child, descendants, type XmlElement } from '#shared/word/xml/tree.ts'

/** The content of a paragraph, and where each piece of it comes from. */
export interface InlineContent {
  readonly nodes: readonly Node[]
  readonly pieces: readonly SourcePiece[]
}

/** Machinery of notes and comments that shows nothing of its own. */
const unseen: ReadonlySet<string> = new Set(['w:footnoteRef', 'w:endnoteRef', 'w:annotationRef', 'w:separator', 'w:continuationSeparator'])

const characters: Readonly<Record<string, string>> = { 'w:tab': '\t', 'w:noBreakHyphen': '\u2011', 'w:softHyphen': '\u00AD' }

class InlineReader {
  readonly #importing: Importing
  readonly #paragraphId: string
  readonly #items: readonly InlineItem[]
  readonly #nodes: Node[] = []
  readonly #pieces: SourcePiece[] = []
  #at = 0
  /** The formatting of the last run, which the things of one run share. */
  #known: { readonly run: XmlElement; readonly tracking: readonly Mark[]; readonly marks: readonly Mark[] } | null = null

  constructor(items: readonly InlineItem[], paragraphId: string, importing: Importing) {
    this.#items = items
    this.#paragraphId = paragraphId
    this.#importing = importing
  }

  read(): InlineContent {
    for (let index = 0; index < this.#items.length; index += 1) {
      const item = this.#items[index]
      if (item === undefined) break
      if (item.content.name === 'w:fldChar' && attr(item.content, 'w:fldCharType') === 'begin') {
        const span = fieldAt(this.#items, index)
        const within = span === null ? [] : this.#items.slice(span.from, span.to + 1)
        if (span !== null && within.every(({ tracking }) => tracking === item.tracking || tracking.length + item.tracking.length === 0)) {
          this.#field(within, span.code)
          index = span.to
          continue
        }
      }
      if (isFieldMachinery(item)) index = this.#machinery(index)
      else this.#item(item)
    }
    return { nodes: this.#nodes, pieces: this.#pieces }
  }

  #formatting({ run, tracking }: InlineItem): readonly Mark[] {
    if (run === null) return Mark.none
    if (this.#known?.run === run && this.#known.tracking === tracking) return this.#known.marks
    const properties = child(run, 'w:rPr')
    const change = properties === null ? null : child(properties, 'w:rPrChange')
    const now = formattingOf(properties, this.#importing.fragments)
    let marks = now
    if (change !== null) {
      this.#importing.report.revision(change.name)
      const before = formattingOf(child(change, 'w:rPr'), this.#importing.fragments)
      for (const difference of formatDifferences(before, now)) marks = schema.marks.formatChange.create({ ...this.#importing.stamps.stamp(change), ...difference }).addToSet(marks)
    }
    this.#known = { run, tracking, marks }
    return marks
  }

  /** Adds a node with everything that lies over it; `formatted` where its own XML does not say its formatting. */
  #add(node: Node, item: InlineItem, formatted = true, runs: readonly (readonly XmlElement[])[] = [item.path]): void {
    let marks = formatted ? this.#formatting(item) : Mark.none
    for (const over of [item.tracking, item.over, item.comments]) for (const mark of over) marks = mark.addToSet(marks)
    const made = node.mark(marks)
    const to = this.#at + made.nodeSize
    for (const path of runs) this.#piece(this.#at, to, path, runs.length === 1 && made.isText)
    this.#nodes.push(made)
    this.#at = to
    if (item.comments.length > 0) this.#importing.comments.read(this.#paragraphId, made.isText ? (made.text ?? '') : wordsOf([item.content]), item.comments)
  }

  #piece(from: number, to: number, path: readonly XmlElement[], joins: boolean): void {
    const last = this.#pieces.at(-1)
    if (joins && last !== undefined && last.to === from && last.path.at(-1) === path.at(-1)) this.#pieces[this.#pieces.length - 1] = { ...last, to }
    else this.#pieces.push({ from, to, path })
  }

  #text(text: string, item: InlineItem): void {
    if (text !== '') this.#add(schema.text(text.toWellFormed()), item)
  }

  /** A field that lies whole in the paragraph: a live reference where it can be one, else an opaque piece that shows its result. */
  #field(within: readonly InlineItem[], code: string): void {
    const [first] = within
    if (first === undefined) return
    const paths: (readonly XmlElement[])[] = []
    const runs: { readonly run: XmlElement; readonly contents: XmlElement[] }[] = []
    const alone: XmlElement[] = []
    for (const item of within) {
      if (paths.at(-1)?.at(-1) !== item.path.at(-1)) paths.push(item.path)
      const last = runs.at(-1)
      if (item.run === null) alone.push(item.content)
      else if (last?.run === item.run) last.contents.push(item.content)
      else runs.push({ run: item.run, contents: [item.content] })
    }
    // What stands between the runs of a field keeps its place among them.
    const xml = alone.length === 0 ? runs.map(({ run, contents }) => runWith(run, contents)) : within.map(({ run, content }) => (run === null ? content : runWith(run, [content])))
    const reference = this.#reference(code, wordsOf(xml), () => opaqueInline('field', xml, this.#importing))
    if (reference !== null) this.#add(reference, within.find(({ content }) => content.name === 'w:t' || content.name === 'w:delText') ?? first, true, paths)
    else this.#add(opaqueInline('field', xml, this.#importing), first, false, paths)
  }

  #reference(code: string, said: string, asField: () => Node): Node | null {
    const wanted = referenceIn(code)
    const target = wanted === null ? undefined : this.#importing.bookmarks.get(wanted.bookmark)
    if (wanted === null || target === undefined || said === '') return null
    const reference = schema.nodes.reference.create({ target: this.#importing.ids.of(target), form: wanted.form })
    this.#importing.candidates.push({ reference, asField, said })
    return reference
  }

  /** Field characters and codes whose field goes on elsewhere: one piece for those that stand together. */
  #machinery(start: number): number {
    const [first] = this.#items.slice(start, start + 1)
    if (first === undefined) return start
    let end = start
    for (let next = this.#items[end + 1]; next !== undefined && isFieldMachinery(next) && next.tracking === first.tracking; next = this.#items[end + 1]) end += 1
    const within = this.#items.slice(start, end + 1)
    const xml = within.flatMap(({ run, content }) => (run === null ? [content] : [runWith(run, [content])]))
    const paths = within.map(({ path }) => path).filter((path, index, all) => all[index - 1]?.at(-1) !== path.at(-1))
    this.#add(opaqueInline('field', xml, this.#importing, ''), first, false, paths)
    return end
  }

  #item(item: InlineItem): void {
    const { content } = item
    const character = characters[content.name]
    if (character !== undefined) this.#text(character, item)
    else if (!unseen.has(content.name)) this.#other(item)
  }

  #other(item: InlineItem): void {
    const { content } = item
    switch (content.name) {
      case 'w:t':
      case 'w:delText':
        this.#text(runText(content), item)
        return
      case 'w:cr':
        this.#add(schema.nodes.hardBreak.create(), item)
        return
      case 'w:br': {
        const type = attr(content, 'w:type')
        if (type === null || type === 'textWrapping') this.#add(schema.nodes.hardBreak.create(), item)
        else this.#add(opaqueInline('break', [content], this.#importing, ''), item)
        return
      }
      case 'w:sym':
        this.#add(opaqueInline('symbol', [content], this.#importing, symbolText(content)), item)
        return
      case 'w:drawing':
        this.#add(pictureOf(content, this.#importing) ?? opaqueInline(drawingKind(content), [content], this.#importing, wordsOrTitle(content)), item)
        return
      case 'w:pict':
      case 'w:object':
      case 'mc:AlternateContent':
        this.#add(opaqueInline(drawingKind(content), [content], this.#importing, wordsOrTitle(content)), item, item.run !== null)
        return
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        this.#add(this.#importing.readNote(content, this.#importing), item)
        return
      case 'w:commentReference': {
        const mark = this.#importing.comments.at(attr(content, 'w:id'))
        const last = this.#nodes.at(-1)
        if (item.run !== null && holdsRevisions([item.run])) this.#importing.report.add('comment formatting', 'kept')
        if (mark === null) return
        if (last !== undefined) this.#nodes[this.#nodes.length - 1] = last.mark(mark.addToSet(last.marks))
        this.#importing.comments.read(this.#paragraphId, last?.text ?? '', [mark])
        return
      }
      case 'w:sdt':
        this.#control(item)
        return
      case 'w:fldSimple': {
        const asField = (): Node => opaqueInline('field', [content], this.#importing)
        const reference = this.#reference(attr(content, 'w:instr') ?? '', wordsOf([content]), asField)
        this.#add(reference ?? asField(), item, false)
        return
      }
      case 'm:oMath':
      case 'm:oMathPara':
        this.#add(opaqueInline('equation', [content], this.#importing), item, false)
        return
      default:
        this.#add(opaqueInline('other', [standing(content)], this.#importing), item, item.run !== null)
    }
  }

  #control(item: InlineItem): void {
    const own = fieldNode(item.content, this.#importing)
    if (own === null) this.#add(opaqueInline('contentControl', [item.content], this.#importing), item, false)
    else this.#add(own, item)
  }
}

/** What is read of a drawing: its words, else what it is called. */
function wordsOrTitle(drawing: XmlElement): string {
  const words = wordsOf([drawing])
  if (words !== '') return words
  for (const found of descendants(drawing)) {
    if (found.name !== 'wp:docPr' && found.name !== 'v:shape' && found.name !== 'v:imagedata') continue
    const title = attr(found, 'descr') ?? attr(found, 'title') ?? attr(found, 'alt') ?? attr(found, 'o:title')
    if (title !== null && title.trim() !== '') return title.trim().toWellFormed()
  }
  return ''
}

/** Reads the things of a paragraph into its content. */
export function inlineContent(items: readonly InlineItem[], paragraphId: string, importing: Importing): InlineContent {
  return new InlineReader(items, paragraphId, importing).read()
}
