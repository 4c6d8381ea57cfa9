import { Fragment, type Node } from 'prosemirror-model'
import type { Field } from '#shared/document/field.ts'
import type { DocumentWord } from '#shared/document/opaque.ts'
import { lettersAndDigits } from '#shared/document/plain-text.ts'
import { resolveReferences } from '#shared/document/references.ts'
import { schema } from '#shared/document/schema.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import { accepted, refused, type Result } from '#shared/lib/result.ts'
import { guardedResult } from '#shared/word/fault.ts'
import { readBlocks } from '#shared/word/import/blocks.ts'
import { CarriedParts, type Media } from '#shared/word/import/carried-parts.ts'
import { CommentRanges, type ImportedThread } from '#shared/word/import/comments.ts'
import { Fragments } from '#shared/word/import/fragments.ts'
import { BlockIds } from '#shared/word/import/ids.ts'
import type { Importing, ReferenceCandidate } from '#shared/word/import/importing.ts'
import { looksOf } from '#shared/word/import/looks.ts'
import { noteNode, notesOf } from '#shared/word/import/notes.ts'
import { TooLargePiece } from '#shared/word/import/opaque-pieces.ts'
import { WordReportBuilder, type WordReport } from '#shared/word/import/report.ts'
import { NumberedSchemes } from '#shared/word/import/schemes.ts'
import { pageOf, sectionChange, sectionXml } from '#shared/word/import/sections.ts'
import { SourceMapBuilder, type SourceMap } from '#shared/word/import/source-map.ts'
import { pairedMoves, Stamps } from '#shared/word/import/stamps.ts'
import { surveyOf } from '#shared/word/import/survey.ts'
import { wordsOf } from '#shared/word/import/words.ts'
import { readModel, type WordModel } from '#shared/word/model/word-model.ts'
import { partXml } from '#shared/word/package/part-xml.ts'
import { mainPart, readPackage } from '#shared/word/package/read-package.ts'
import { relationshipKind } from '#shared/word/package/relationships.ts'
import type { WordPackage } from '#shared/word/package/package.ts'
import { fieldsNamespace, fieldsOfPart } from '#shared/word/own-content.ts'
import type { WordRefusal } from '#shared/word/refusals.ts'
import { child, textOf, type XmlElement } from '#shared/word/xml/tree.ts'

/** A Word file as a document of ours. */
export interface ImportedWord {
  readonly doc: Node
  readonly comments: readonly ImportedThread[]
  /** The bytes the document names by their hash: pictures, and the parts that are carried with it. */
  readonly media: ReadonlyMap<Sha256, Media>
  readonly report: WordReport
}

/** The import with what an exporter must know to leave alone what was not changed. */
export interface ImportedWithSource extends ImportedWord {
  readonly pkg: WordPackage
  readonly mainPart: string
  readonly model: WordModel
  readonly sources: SourceMap
}

/** Kinds of relationship whose parts the document itself stands for, or that are carried by the pieces that name them. */
const notCarried: ReadonlySet<string> = new Set(['comments', 'commentsExtended', 'commentsIds', 'commentsExtensible', 'people', 'image', 'hyperlink', 'chart', 'oleObject', 'package', 'aFChunk'])
const seenHeaders: ReadonlySet<string> = new Set(['header', 'footer'])

/** What a person reads of a part; empty where it cannot be read. */
function wordsOfPart(pkg: WordPackage, name: string): string {
  const part = partXml(pkg, name)
  return part.ok && part.value !== null ? wordsOf([part.value.root]) : ''
}

interface Roots {
  readonly body: XmlElement
  readonly root: (kind: string) => XmlElement | null
}

/** The roots of the main part and of those it names. Parts that only help to show the text may be damaged without keeping it from being read. */
function readRoots(pkg: WordPackage, main: string, parts: CarriedParts): Result<Roots, WordRefusal> {
  const read = partXml(pkg, main)
  if (!read.ok) return read
  const body = read.value === null ? null : child(read.value.root, 'w:body')
  if (body === null) return refused('word.not-a-document', 'The file holds no text in the form of Word. Open it in the program it comes from and save it as .docx.')
  const roots = new Map<string, XmlElement>()
  for (const relationship of parts.relationships) {
    const kind = relationshipKind(relationship)
    if (relationship.external || roots.has(kind) || !['styles', 'numbering', 'settings', 'footnotes', 'endnotes', 'comments', 'commentsExtended'].includes(kind)) continue
    const part = partXml(pkg, relationship.target)
    if (!part.ok) return part
    if (part.value !== null) roots.set(kind, part.value.root)
  }
  return accepted({ body, root: (kind) => roots.get(kind) ?? null })
}

/** The fields of one of our own documents, from the custom XML part that lists them; and the relationship that part is known by. */
function ownFields(pkg: WordPackage, parts: CarriedParts): { readonly fields: readonly Field[]; readonly relationship: string | null } {
  for (const relationship of parts.relationships) {
    if (relationship.external || relationshipKind(relationship) !== 'customXml') continue
    const part = partXml(pkg, relationship.target)
    // A part that is no XML is carried like any other: it is not ours.
    if (part.ok && part.value?.root.name === `{${fieldsNamespace}}fields`) return { fields: fieldsOfPart(textOf(part.value.root)), relationship: relationship.id }
  }
  return { fields: [], relationship: null }
}

/** The document with every reference that does not say what Word had in its place put back as the field it was. */
function settledReferences(doc: Node, candidates: readonly ReferenceCandidate[]): Node {
  if (candidates.length === 0) return doc
  // Marks are put over a node after it was made, so a candidate is known by its attributes' object.
  const byAttrs = new Map(candidates.map((candidate) => [candidate.reference.attrs, candidate]))
  const places: [number, ReferenceCandidate][] = []
  doc.descendants((node, pos) => {
    const candidate = node.type === schema.nodes.reference ? byAttrs.get(node.attrs) : undefined
    if (candidate !== undefined) places.push([pos, candidate])
  })
  const readIn = (view: 'original' | 'final'): ReadonlyMap<number, string> => new Map(resolveReferences(doc, view).map(({ pos, text, broken }) => [pos, broken ? '\n' : text]))
  const final = readIn('final')
  // To read the whole text as it was takes long, and only a reference that is deleted is to be found nowhere else.
  const original = places.every(([pos]) => final.has(pos)) ? final : readIn('original')
  const said = (pos: number): string => final.get(pos) ?? original.get(pos) ?? '\n'
  const wrong = new Map(places.flatMap(([pos, candidate]) => (lettersAndDigits(said(pos)) === lettersAndDigits(candidate.said) ? [] : [[pos, candidate] as const])))
  if (wrong.size === 0) return doc
  const settle = (parent: Node, start: number): Node => {
    let changed = false
    const nodes = parent.children.slice()
    let at = start
    for (const [index, node] of nodes.entries()) {
      const made = wrong.get(at)?.asField().mark(node.marks) ?? (node.isLeaf ? node : settle(node, at + 1))
      changed ||= made !== node
      nodes[index] = made
      at += node.nodeSize
    }
    return changed ? parent.copy(Fragment.fromArray(nodes)) : parent
  }
  return settle(doc, 0)
}

function readDocument(pkg: WordPackage, main: string): Result<ImportedWithSource, WordRefusal> {
  const parts = new CarriedParts(pkg, main)
  const read = readRoots(pkg, main, parts)
  if (!read.ok) return read
  const { body, root } = read.value
  const model = readModel({ styles: root('styles'), numbering: root('numbering'), settings: root('settings') })
  const own = ownFields(pkg, parts)
  const report = new WordReportBuilder()
  const survey = surveyOf(body)
  const ids = new BlockIds(survey.paragraphs)
  const sources = new SourceMapBuilder()
  const importing: Importing = {
    model,
    report,
    fragments: new Fragments(),
    ids,
    parts,
    sources,
    stamps: new Stamps(pairedMoves(survey)),
    comments: new CommentRanges(root('comments'), root('commentsExtended')),
    numbers: new NumberedSchemes(model, report),
    notes: { footnotes: notesOf(root('footnotes'), 'w:footnote'), endnotes: notesOf(root('endnotes'), 'w:endnote') },
    readNote: noteNode,
    fields: new Map(own.fields.map((field) => [field.id, field])),
    bookmarks: survey.bookmarks,
    candidates: [],
    moving: new Map(),
  }
  const blocks = readBlocks(body, importing)
  for (const { source } of blocks) sources.top(source)
  const section = child(body, 'w:sectPr')
  const carried = parts.relationships.filter((relationship) => !notCarried.has(relationshipKind(relationship)) && relationship.id !== own.relationship)
  for (const relationship of carried) if (seenHeaders.has(relationshipKind(relationship))) report.add('header or footer', 'kept', wordsOfPart(pkg, relationship.target))
  const looks = looksOf(model.styles)
  const word: DocumentWord = { section: sectionXml(section), parts: parts.carried(carried), ...(looks === undefined ? {} : { looks }) }
  const changes = sectionChange(section, word, importing)
  const doc = schema.nodes.doc.create(
    { fields: Array.from(importing.fields.values()), page: pageOf(section), schemes: importing.numbers.schemes, word, changes: changes.length === 0 ? null : changes },
    blocks.length === 0 ? [schema.nodes.paragraph.create({ id: 'word-empty' })] : blocks.map(({ node }) => node),
  )
  return accepted({
    doc: settledReferences(doc, importing.candidates),
    comments: importing.comments.done(),
    media: parts.media,
    report: report.done(),
    pkg,
    mainPart: main,
    model,
    sources: sources.done(),
  })
}

/**
 * Reads a Word file (ECMA-376 Part 1, WordprocessingML) with all that an exporter needs to write it again. The same bytes give the same document, ids and
 * all. Refusals: those of `readPackage` and `parseXml`; word.not-a-document without a text; word.too-large for a piece past what can be carried.
 */
export function importWithSource(bytes: Uint8Array): Result<ImportedWithSource, WordRefusal> {
  const pkg = readPackage(bytes)
  if (!pkg.ok) return pkg
  const main = mainPart(pkg.value)
  if (main === null) return refused('word.not-a-document', 'The file is an archive but no Word document (.docx). Open it in the program it comes from and save it as .docx.')
  try {
    return guardedResult(() => readDocument(pkg.value, main))
  } catch (error) {
    if (error instanceof TooLargePiece) return refused('word.too-large', 'The file holds a drawing or another piece that is larger than Countersign can carry. It was not opened.')
    throw error
  }
}

/** Reads a Word file into a document, its comments, its media, and a report of what was kept, shown as it is, or lost. */
export function importDocx(bytes: Uint8Array): Result<ImportedWord, WordRefusal> {
  const read = importWithSource(bytes)
  if (!read.ok) return read
  const { doc, comments, media, report } = read.value
  return accepted({ doc, comments, media, report })
}
