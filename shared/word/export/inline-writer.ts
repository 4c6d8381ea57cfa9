import type { Mark, Node } from 'prosemirror-model'
import type { ImageAttributes, ReferenceAttributes } from '#shared/document/attributes.ts'
import type { Condition, Field } from '#shared/document/field.ts'
import { fieldText } from '#shared/document/field-format.ts'
import type { OpaqueAttributes } from '#shared/document/opaque.ts'
import type { ChangeStamp, StructureChange } from '#shared/document/tracking.ts'
import { conditionLabel, controlProperties, fieldControl, tagOfCondition } from '#shared/word/export/content-controls.ts'
import { fragmentNodes } from '#shared/word/export/fragments.ts'
import type { Leaf } from '#shared/word/export/nesting.ts'
import { pictureDrawing } from '#shared/word/export/pictures.ts'
import type { RangePoints } from '#shared/word/export/points.ts'
import { revision } from '#shared/word/export/revisions.ts'
import { asDeleted, textContent } from '#shared/word/export/run-content.ts'
import { runProperties } from '#shared/word/export/run-format.ts'
import { withRelationships, type ExportTarget } from '#shared/word/export/target.ts'
import { child, children, element, isElement, text, withChildren, type XmlElement, type XmlNode } from '#shared/word/xml/tree.ts'

/** What the words of paragraphs and notes are written with. */
export interface InlineContext {
  readonly target: ExportTarget
  /** The part that is written: links are relationships of it. */
  readonly part: string
  readonly fields: readonly Field[]
  readonly points: RangePoints
  /** What each reference says, by its position. */
  readonly references: ReadonlyMap<number, string>
  /** The bookmark around each paragraph that is referred to, by the paragraph's id. */
  readonly bookmarks: ReadonlyMap<string, string>
  /** The moves that are written as such. */
  readonly moves: ReadonlySet<string>
  /** Ids of character styles the file has, by their built-in names. */
  readonly characterStyle: (name: string) => string | null
  /** Writes a footnote and gives the id it is referred to by. */
  readonly footnote: (footnote: Node, pos: number) => string
  /** Whether a note of that kind and id is in the file, so that a carried reference to it may stand. */
  readonly hasNote: (kind: string, id: string) => boolean
}

interface Wrapping {
  readonly key: string
  readonly make: () => readonly XmlElement[]
  /** What stands first in it. */
  readonly first?: () => XmlElement
}

const inParagraph: ReadonlySet<string> = new Set(
  ['w:r', 'w:sdt', 'w:fldSimple', 'w:hyperlink', 'w:smartTag', 'w:customXml', 'w:dir', 'w:bdo', 'w:subDoc', 'w:contentPart', 'w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'm:oMath', 'm:oMathPara'],
)

/** Whether an element stands in a paragraph itself, and not in a run. */
function standsInParagraph(node: XmlElement): boolean {
  if (node.name !== 'mc:AlternateContent') return inParagraph.has(node.name) || /^w:(?:bookmark|comment|move|perm|proof|customXml)/.test(node.name)
  const choice = child(node, 'mc:Choice') ?? child(node, 'mc:Fallback')
  return choice !== null && children(choice).some(standsInParagraph)
}

/** Writes inline content as leaves of a paragraph, each with the elements around it. */
export class InlineWriter {
  readonly #context: InlineContext
  readonly #around: readonly StructureChange[]
  readonly #leaves: { node: XmlNode; path: readonly XmlElement[]; isPoint: boolean }[] = []
  #keys: readonly string[] = []
  #path: readonly (readonly XmlElement[])[] = []
  #run: { readonly marks: readonly Mark[]; readonly properties: XmlElement | null; readonly content: XmlNode[]; readonly path: readonly XmlElement[] } | null = null

  /** `around`: the changes of the row the paragraph lies in, which every run in it shares (ECMA-376 Part 1, 17.13.5.16). */
  constructor(context: InlineContext, around: readonly StructureChange[] = []) {
    this.#context = context
    this.#around = around
  }

  /** Marks of ranges: within what surrounds both neighbours. */
  point(...elements: readonly XmlNode[]): void {
    if (elements.length === 0) return
    this.#closeRun()
    for (const node of elements) this.#leaves.push({ node, path: [], isPoint: true })
  }

  /** Something that already has its place and its elements around it. */
  placed(leaf: Leaf): void {
    this.#closeRun()
    this.#keys = []
    this.#path = []
    this.#leaves.push({ ...leaf, isPoint: false })
  }

  /** Elements of the file, put under other marks than they had. */
  rewrapped(nodes: readonly XmlNode[], marks: readonly Mark[]): void {
    const deleted = this.#isDeleted(marks)
    this.#alone(nodes.map((node) => asDeleted(node, deleted)), marks, null)
  }

  /** Whether text with these marks is written as deleted, by its own mark or by the row it lies in; what was moved away keeps its text (17.13.5.22). */
  #isDeleted(marks: readonly Mark[]): boolean {
    const own = marks.find(({ type }) => type.name === 'deletion')?.attrs as ChangeStamp | undefined
    return own === undefined ? this.#around.some(({ kind }) => kind === 'deletion') : own.move === null || !this.#context.moves.has(own.move)
  }

  /** All inline children of a parent; `start` is the position of the first. */
  content(parent: Node, start: number): void {
    parent.forEach((node, offset) => {
      this.point(...this.#context.points.at(start + offset))
      this.node(node, start + offset)
    })
    this.point(...this.#context.points.at(start + parent.content.size))
  }

  /** One inline node. `like` is the run it grew from, with its rPr alone, where its formatting is that run's. `around` are elements already there to put it into. */
  node(node: Node, pos: number, like: XmlElement | null = null, around: readonly XmlElement[] | null = null): void {
    const { target } = this.#context
    const deleted = this.#isDeleted(node.marks)
    const add = (content: readonly XmlNode[], extra: readonly XmlElement[] = []): void => this.#content(content, node.marks, extra, like, around)
    switch (node.type.name) {
      case 'text':
        add(textContent(node.text ?? '', deleted), this.#linkStyle(node.marks))
        break
      case 'hardBreak':
        add([element('w:br')])
        break
      case 'image': {
        const drawing = pictureDrawing(node.attrs as ImageAttributes, target)
        add(drawing === null ? textContent(`[${String(node.attrs['alt'])}]`, deleted) : [drawing])
        break
      }
      case 'footnote': {
        const style = this.#context.characterStyle('footnote reference')
        add([element('w:footnoteReference', { 'w:id': this.#context.footnote(node, pos) })], [style === null ? element('w:vertAlign', { 'w:val': 'superscript' }) : element('w:rStyle', { 'w:val': style })])
        break
      }
      case 'field':
        this.#field(node, deleted, around)
        break
      case 'reference':
        this.#reference(node, pos, deleted, around)
        break
      case 'opaque':
        this.#opaque(node, deleted, add, around)
        break
    }
  }

  /** The leaves in order. */
  done(): Leaf[] {
    this.#closeRun()
    return this.#leaves.map(({ node, path, isPoint }, index) => (isPoint ? { node, path: this.#between(index) } : { node, path }))
  }

  #between(index: number): readonly XmlElement[] {
    const before = this.#leaves.slice(0, index).findLast(({ isPoint }) => !isPoint)?.path ?? []
    const after = this.#leaves.slice(index + 1).find(({ isPoint }) => !isPoint)?.path ?? []
    const shared = before.findIndex((wrapper, depth) => after[depth] !== wrapper)
    return before.slice(0, shared < 0 ? before.length : shared)
  }

  #linkStyle(marks: readonly Mark[]): readonly XmlElement[] {
    const style = marks.some(({ type }) => type.name === 'link') ? this.#context.characterStyle('hyperlink') : null
    return style === null ? [] : [element('w:rStyle', { 'w:val': style })]
  }

  #closeRun(): void {
    const run = this.#run
    this.#run = null
    if (run === null) return
    this.#leaves.push({ node: element('w:r', [], [...(run.properties === null ? [] : [run.properties]), ...run.content]), path: run.path, isPoint: false })
  }

  #content(content: readonly XmlNode[], marks: readonly Mark[], extra: readonly XmlElement[], like: XmlElement | null, around: readonly XmlElement[] | null): void {
    const open = this.#run
    const same = open !== null && extra.length === 0 && open.marks.length === marks.length && open.marks.every((mark, index) => mark.eq(marks[index] as Mark)) && like === null
    if (open !== null && same) {
      open.content.push(...content)
      return
    }
    this.#closeRun()
    const path = this.#pathFor(marks, around)
    if (like !== null) {
      this.#leaves.push({ node: withChildren(like, [...like.children, ...content]), path, isPoint: false })
      return
    }
    const properties = runProperties(marks, this.#context.target.ids, this.#context.target.report, extra)
    if (extra.length === 0) this.#run = { marks, properties, content: [...content], path }
    else this.#leaves.push({ node: element('w:r', [], [...(properties === null ? [] : [properties]), ...content]), path, isPoint: false })
  }

  #alone(nodes: readonly XmlNode[], marks: readonly Mark[], around: readonly XmlElement[] | null): void {
    this.#closeRun()
    const path = this.#pathFor(marks, around)
    for (const node of nodes) this.#leaves.push({ node, path, isPoint: false })
  }

  /** The elements around a node with these marks; neighbours under the same ones share them. */
  #pathFor(marks: readonly Mark[], around: readonly XmlElement[] | null): readonly XmlElement[] {
    if (around !== null) {
      this.#keys = []
      this.#path = []
      return around
    }
    const wrappings = this.#wrappings(marks)
    const keys = wrappings.map(({ key }) => key)
    const shared = keys.findIndex((key, index) => this.#keys[index] !== key)
    const kept = shared < 0 ? keys.length : shared
    const path = this.#path.slice(0, kept).slice()
    for (const { make, first } of wrappings.slice(kept)) {
      const made = make()
      path.push(made)
      const opening = first?.()
      if (opening !== undefined) this.#leaves.push({ node: opening, path: path.flat().slice(0, -1), isPoint: false })
    }
    this.#keys = keys
    this.#path = path
    return path.flat()
  }

  #wrappings(marks: readonly Mark[]): readonly Wrapping[] {
    const { target, fields, moves } = this.#context
    const wrappings: Wrapping[] = []
    const condition = marks.find(({ type }) => type.name === 'conditional')?.attrs['condition'] as Condition | undefined
    if (condition !== undefined) {
      wrappings.push({
        key: `condition ${JSON.stringify(condition)}`,
        make: () => [element('w:sdt'), element('w:sdtContent')],
        first: () => controlProperties(tagOfCondition(condition), conditionLabel(condition, fields), target.ids),
      })
    }
    const link = marks.find(({ type }) => type.name === 'link')?.attrs['href'] as string | undefined
    if (link !== undefined) wrappings.push({ key: `link ${link}`, make: () => [element('w:hyperlink', { 'r:id': target.relationship('hyperlink', link, this.#context.part) })] })
    const stamps = (kind: 'insertion' | 'deletion'): readonly ChangeStamp[] => marks.filter(({ type }) => type.name === kind).map(({ attrs }) => attrs as ChangeStamp)
    const ofRow = (kind: 'insertion' | 'deletion'): readonly ChangeStamp[] => this.#around.filter((change) => change.kind === kind)
    const [insertions, deletions] = [stamps('insertion'), stamps('deletion')]
    if (deletions.length > 1) target.report.add('second deletion of the same words')
    const come = insertions.length > 0 ? insertions : ofRow('insertion').slice(0, 1)
    const go = (deletions.length > 0 ? deletions : ofRow('deletion')).slice(0, 1)
    const tracked = (name: string, stamp: ChangeStamp): Wrapping => ({ key: `${name} ${stamp.id}`, make: () => [revision(name, stamp, target.ids)] })
    const isMove = ({ move }: ChangeStamp): boolean => move !== null && moves.has(move)
    // Word never puts w:ins into w:ins: what was inserted into an insertion parts it, and stands between its halves under the newer one alone.
    const newest = come.findLast((stamp) => !isMove(stamp))
    for (const stamp of come) if (isMove(stamp) || stamp === newest) wrappings.push(tracked(isMove(stamp) ? 'w:moveTo' : 'w:ins', stamp))
    for (const stamp of go) wrappings.push(tracked(isMove(stamp) ? 'w:moveFrom' : 'w:del', stamp))
    return wrappings
  }

  #made(content: readonly XmlNode[], marks: readonly Mark[]): XmlElement {
    const properties = runProperties(marks, this.#context.target.ids, this.#context.target.report)
    return element('w:r', [], [...(properties === null ? [] : [properties]), ...content])
  }

  #field(node: Node, deleted: boolean, around: readonly XmlElement[] | null): void {
    const { fields, target } = this.#context
    const id = String(node.attrs['field'])
    const part = node.attrs['part'] as string | null
    const field = fields.find((candidate) => candidate.id === id) ?? null
    const run = this.#made(textContent(fieldText(fields, id, part), deleted), node.marks)
    this.#alone([fieldControl(field, id, part, run, target.ids)], node.marks, around)
  }

  /** A reference as a REF field (17.16.5.51): \w gives the paragraph's number in full context, as ours is. */
  #reference(node: Node, pos: number, deleted: boolean, around: readonly XmlElement[] | null): void {
    const { target, form } = node.attrs as ReferenceAttributes
    const said = this.#context.references.get(pos) ?? ''
    const bookmark = target === null ? undefined : this.#context.bookmarks.get(target)
    if (bookmark === undefined) {
      this.#content(textContent(said, deleted), node.marks, [], null, around)
      return
    }
    const both = form === 'both' ? /^(.*?) \((.*)\)$/s.exec(said) : null
    const runs = (content: readonly (readonly XmlNode[])[]): readonly XmlElement[] => content.map((each) => this.#made(each, node.marks))
    const refer = (switches: string, words: string): readonly XmlElement[] => runs(referenceField(` REF ${bookmark} ${switches}\\h `, words, deleted))
    const number = (words: string): readonly XmlElement[] => refer('\\w ', words)
    if (both === null) this.#alone(form === 'heading' ? refer('', said) : number(said), node.marks, around)
    else this.#alone([...number(both[1] ?? ''), ...runs([textContent(' (', deleted)]), ...refer('', both[2] ?? ''), ...runs([textContent(')', deleted)])], node.marks, around)
  }

  #opaque(node: Node, deleted: boolean, add: (content: readonly XmlNode[]) => void, around: readonly XmlElement[] | null): void {
    const { target, hasNote } = this.#context
    const { xml, parts, words } = node.attrs as OpaqueAttributes
    const nodes = withRelationships(fragmentNodes(xml, target.report), target.carry(parts)).filter((each): each is XmlElement => isElement(each))
    const note = nodes.find(({ name }) => name === 'w:footnoteReference' || name === 'w:endnoteReference')
    if (note !== undefined && !hasNote(note.name, note.attributes.find(({ name }) => name === 'w:id')?.value ?? '')) {
      target.report.add('note of another file')
      add(textContent(words === '' ? '' : ` [${words}]`, deleted))
      return
    }
    const standing = nodes.map((each) => asDeleted(each, deleted))
    if (nodes.some(standsInParagraph)) this.#alone(standing, node.marks, around)
    else add(standing)
  }
}

function sign(type: 'begin' | 'separate' | 'end'): XmlElement[] {
  return [element('w:fldChar', { 'w:fldCharType': type })]
}

function referenceField(code: string, words: string, deleted: boolean): XmlElement[][] {
  const instruction = element(deleted ? 'w:delInstrText' : 'w:instrText', { 'xml:space': 'preserve' }, [text(code)])
  return [sign('begin'), [instruction], sign('separate'), textContent(words, deleted), sign('end')]
}

