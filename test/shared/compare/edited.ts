import * as fc from 'fast-check'
import { Fragment, type Mark, type Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { withParagraphIds } from '#shared/document/paragraph-ids.ts'
import { schema } from '#shared/document/schema.ts'
import { regularTable } from '#shared/redline/table-shape.ts'
import { blocks, documents, fieldLists, text } from '#test/shared/document/arbitraries.ts'

/** Numbers by which an edit finds its place in whatever document it meets, and what it brings. */
interface Draw {
  readonly at: number
  readonly to: number
  readonly words: string
  readonly block: Node
  readonly fields: readonly unknown[]
}

type Edit = (doc: Node, draw: Draw) => Node

function withChildren(node: Node, children: readonly Node[]): Node {
  return node.copy(Fragment.fromArray([...children]))
}

function pick(list: readonly number[], number: number): number {
  return list.length === 0 ? -1 : (list[number % list.length] ?? -1)
}

function indices(doc: Node, wanted: (node: Node, index: number) => boolean): number[] {
  return doc.children.flatMap((node, index) => (wanted(node, index) ? [index] : []))
}

/** Changes one block of a kind; what it answers stands in its place. */
function onBlock(kind: string, change: (node: Node, draw: Draw) => readonly Node[]): Edit {
  return (doc, draw) => {
    const index = pick(indices(doc, (node) => node.type.name === kind), draw.at)
    if (index === -1) return doc
    const left = doc.children.toSpliced(index, 1, ...change(doc.child(index), draw))
    return left.length === 0 ? doc : withChildren(doc, left)
  }
}

function mapped(paragraph: Node, number: number, change: (child: Node) => readonly Node[]): Node {
  if (paragraph.childCount === 0) return paragraph
  return withChildren(paragraph, paragraph.children.toSpliced(number % paragraph.childCount, 1, ...change(paragraph.child(number % paragraph.childCount))))
}

/** Changes the words of one text of a paragraph. */
function onWords(change: (words: string[], draw: Draw) => string[]): (node: Node, draw: Draw) => readonly Node[] {
  return (node, draw) => [
    mapped(node, draw.to, (child) => {
      if (!child.isText) return [child]
      const words = change((child.text ?? '').split(' '), draw).join(' ')
      return words === '' ? [] : [schema.text(words, child.marks)]
    }),
  ]
}

function cutAt(node: Node, number: number): [Node, Node] {
  const size = node.content.size
  // Only between children and inside texts: a footnote is not cut in half.
  const places = [0]
  node.forEach((child, offset) => {
    if (child.isText) for (let inside = 0; inside <= child.nodeSize; inside += 1) places.push(offset + inside)
    else places.push(offset, offset + child.nodeSize)
  })
  const at = pick(places, number)
  return [node.cut(0, at), node.cut(at, size)]
}

function rowsOf(change: (rows: Node[], draw: Draw) => readonly Node[]): (node: Node, draw: Draw) => readonly Node[] {
  return (node, draw) => {
    const rows = change([...node.children], draw)
    return rows.length === 0 ? [] : [withChildren(node, rows)]
  }
}

function emptyCell(words: string): Node {
  return schema.nodes.tableCell.create(null, schema.nodes.paragraph.create(null, words === '' ? [] : schema.text(words)))
}

const bold: Mark = schema.marks.bold.create()

/** The ways in which a document is changed at random before it is compared with what it was. */
export const editKinds: Readonly<Record<string, Edit>> = {
  'adds words': onBlock('paragraph', onWords((words, { at, words: more }) => words.toSpliced(at % (words.length + 1), 0, more))),
  'strikes words out': onBlock('paragraph', onWords((words, { at }) => words.toSpliced(at % words.length, 1 + (at % 3)))),
  'replaces words': onBlock('paragraph', onWords((words, { at, words: more }) => words.toSpliced(at % words.length, 1 + (at % 2), more))),
  'types at the end': onBlock('paragraph', (node, { words }) => [withChildren(node, [...node.children, schema.text(words)])]),
  'adds a space': onBlock('paragraph', onWords((words, { at }) => words.toSpliced(at % (words.length + 1), 0, ''))),
  'makes a space hard': onBlock('paragraph', onWords((words) => (words.length < 2 ? words : [words.slice(0, 2).join('\u00A0'), ...words.slice(2)]))),
  'formats': onBlock('paragraph', (node, { to }) => [mapped(node, to, (child) => [child.mark(child.marks.includes(bold) ? [] : bold.addToSet(child.marks))])]),
  'takes a piece out': onBlock('paragraph', (node, { to }) => [mapped(node, to, () => [])]),
  'changes an atom': onBlock('paragraph', (node, { to }) => [
    mapped(node, to, (child) => {
      if (child.type.name === 'reference') return [child.type.create({ ...child.attrs, form: 'both' }, null, child.marks)]
      if (child.type.name === 'footnote') return [child.type.create(child.attrs, [...child.children, schema.text(' as well')], child.marks)]
      if (child.type.name === 'image') return [child.type.create({ ...child.attrs, width: 7 }, null, child.marks)]
      return [child]
    }),
  ]),
  'empties a paragraph': onBlock('paragraph', (node) => [node.copy(Fragment.empty)]),
  'splits': onBlock('paragraph', (node, { to, words }) => {
    const [first, second] = cutAt(node, to)
    return [first, second.type.create({ ...second.attrs, id: `new ${words}` }, second.content)]
  }),
  'joins': (doc, { at }) => {
    const index = pick(indices(doc, (node, place) => node.type.name === 'paragraph' && place + 1 < doc.childCount && doc.child(place + 1).type.name === 'paragraph'), at)
    if (index === -1) return doc
    const [first, second] = [doc.child(index), doc.child(index + 1)]
    return withChildren(doc, doc.children.toSpliced(index, 2, first.copy(first.content.append(second.content))))
  },
  'deletes a block': (doc, { at }) => (doc.childCount === 1 ? doc : withChildren(doc, doc.children.toSpliced(at % doc.childCount, 1))),
  'inserts a block': (doc, { at, block }) => withChildren(doc, doc.children.toSpliced(at % (doc.childCount + 1), 0, block)),
  'copies a block': (doc, { at, to }) => withChildren(doc, doc.children.toSpliced(to % (doc.childCount + 1), 0, doc.child(at % doc.childCount))),
  'moves a block': (doc, { at, to }) => {
    const from = at % doc.childCount
    return withChildren(doc, doc.children.toSpliced(from, 1).toSpliced(to % doc.childCount, 0, doc.child(from)))
  },
  'moves a passage': (doc, { at, to }) => {
    const from = at % doc.childCount
    const passage = doc.children.slice(from, from + 1 + (to % 4))
    const left = doc.children.toSpliced(from, passage.length)
    return withChildren(doc, left.toSpliced(to % (left.length + 1), 0, ...passage))
  },
  'styles': onBlock('paragraph', (node, { at }) => [node.type.create({ ...node.attrs, style: at % 2 === 0 ? 'heading2' : 'quote', align: 'center' }, node.content)]),
  'numbers': onBlock('paragraph', (node, { at }) => [node.type.create({ ...node.attrs, numbering: at % 3 === 0 ? null : { scheme: 'decimal', level: at % 5 } }, node.content)]),
  'gives another id': onBlock('paragraph', (node, { at }) => [node.type.create({ ...node.attrs, id: `other ${at}` }, node.content)]),
  'adds a row': onBlock('table', rowsOf((rows, { at, words }) => rows.toSpliced(at % (rows.length + 1), 0, withChildren(rows[0] ?? schema.nodes.tableRow.create(), (rows[0]?.children ?? []).map(() => emptyCell(words)))))),
  'deletes a row': onBlock('table', rowsOf((rows, { at }) => rows.toSpliced(at % rows.length, 1))),
  'moves a row': onBlock('table', rowsOf((rows, { at, to }) => rows.toSpliced(at % rows.length, 1).toSpliced(to % rows.length, 0, ...rows.slice(at % rows.length, (at % rows.length) + 1)))),
  'adds a column': onBlock('table', rowsOf((rows, { at, words }) => rows.map((row) => withChildren(row, row.children.toSpliced(at % (row.childCount + 1), 0, emptyCell(words)))))),
  'deletes a column': onBlock('table', rowsOf((rows, { at }) => rows.map((row) => (row.childCount < 2 ? row : withChildren(row, row.children.toSpliced(at % row.childCount, 1)))))),
  'moves a column': onBlock('table', rowsOf((rows) => rows.map((row) => withChildren(row, [...row.children.slice(1), ...row.children.slice(0, 1)])))),
  'edits a cell': onBlock('table', rowsOf((rows, { at, words }) => rows.map((row, index) => (index !== at % rows.length || row.childCount === 0 ? row : withChildren(row, row.children.toSpliced(at % row.childCount, 1, emptyCell(words))))))),
  'makes headers': onBlock('table', rowsOf((rows) => rows.map((row, index) => (index > 0 ? row : withChildren(row, row.children.map((cell) => schema.nodes.tableHeader.create(cell.attrs, cell.content))))))),
  'changes a signature block': onBlock('signatureBlock', (node, { words }) => [node.type.create({ ...node.attrs, capacity: { text: words }, witness: true })]),
  'sets the fields': (doc, { fields }) => schema.nodes.doc.create({ ...doc.attrs, fields }, doc.content),
  'sets the page': (doc, { at }) => schema.nodes.doc.create({ ...doc.attrs, scheme: at % 2 === 0 ? 'article' : 'decimal' }, doc.content),
}

const draws: fc.Arbitrary<Draw> = fc.record({ at: fc.nat({ max: 10_000 }), to: fc.nat({ max: 10_000 }), words: text, block: blocks, fields: fieldLists })

/** The document as a store would give it back: no id twice, no two texts side by side with the same marks, no holes in a table. */
function whole(doc: Node): Node {
  let count = 0
  const regular = withChildren(doc, doc.children.map((block) => (block.type.name === 'table' ? regularTable(block) : block)))
  return withParagraphIds(new Transform(schema.nodeFromJSON(regular.toJSON())), () => `made ${(count += 1)}`).doc
}

/** The same document as another import would read it: every id new. */
function withOtherIds(doc: Node): Node {
  let count = 0
  const renamed = (node: Node): Node => {
    if (node.inlineContent || node.isLeaf) return Object.hasOwn(node.attrs, 'id') ? node.type.create({ ...node.attrs, id: `x${(count += 1)}` }, node.content, node.marks) : node
    const content = Fragment.fromArray(node.children.map(renamed))
    return Object.hasOwn(node.attrs, 'id') ? node.type.create({ ...node.attrs, id: `x${(count += 1)}` }, content) : node.copy(content)
  }
  return renamed(doc)
}

export interface DocumentPair {
  readonly before: Node
  readonly after: Node
  readonly kinds: readonly string[]
}

/** A document and what became of it by up to eight edits, with the same ids or with new ones. */
export const editedPairs: fc.Arbitrary<DocumentPair> = fc
  .record({ doc: documents, edits: fc.array(fc.tuple(fc.constantFrom(...Object.keys(editKinds)), draws), { minLength: 1, maxLength: 8 }), imported: fc.boolean() })
  .map(({ doc, edits, imported }) => {
    const before = whole(doc)
    const after = whole(edits.reduce((made, [kind, draw]) => editKinds[kind]?.(made, draw) ?? made, before))
    return { before, after: imported ? withOtherIds(after) : after, kinds: edits.map(([kind]) => kind) }
  })

/** Two documents that have nothing to do with each other, but may have ids in common. */
export const unrelatedPairs: fc.Arbitrary<DocumentPair> = fc
  .record({ before: documents, after: documents })
  .map(({ before, after }) => ({ before: whole(before), after: whole(after), kinds: ['unrelated'] }))
