import type { Node } from 'prosemirror-model'
import type { DocumentAttributes, ParagraphStyle } from '#shared/document/attributes.ts'
import { resolveConditions } from '#shared/document/conditions.ts'
import { numberParagraphs } from '#shared/document/numbering.ts'
import { schemesOf } from '#shared/document/numbering-schemes.ts'
import { resolveReferences } from '#shared/document/references.ts'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { Sha256 } from '#shared/lib/hash.ts'
import type { Instant } from '#shared/lib/ids.ts'
import { accepted, type Result } from '#shared/lib/result.ts'
import type { Media } from '#shared/word/import/carried-parts.ts'
import { wordsOf } from '#shared/word/import/words.ts'
import { markBookmarks } from '#shared/word/export/bookmarks.ts'
import { BlockWriter } from '#shared/word/export/block-writer.ts'
import { CommentsWriter, type ExportedThread } from '#shared/word/export/comments-writer.ts'
import { markComments } from '#shared/word/export/comment-ranges.ts'
import { ExportReport, type ExportReportItem } from '#shared/word/export/export-report.ts'
import { fieldsPart } from '#shared/word/export/fields-part.ts'
import { InlineWriter, type InlineContext } from '#shared/word/export/inline-writer.ts'
import { markMoves } from '#shared/word/export/moves.ts'
import { nested } from '#shared/word/export/nesting.ts'
import { holdsNote, NotesWriter, styledParagraph } from '#shared/word/export/notes-writer.ts'
import { NumberingWriter } from '#shared/word/export/numbering-writer.ts'
import { styleIdNamed, withMissingStyles } from '#shared/word/export/own-styles.ts'
import { openPackage } from '#shared/word/export/opened-package.ts'
import { patchBody, PatchedBlocks } from '#shared/word/export/patch-blocks.ts'
import { ParaIds } from '#shared/word/export/para-ids.ts'
import { RangePoints } from '#shared/word/export/points.ts'
import { finalSection } from '#shared/word/export/section-writer.ts'
import { withTracking } from '#shared/word/export/settings-part.ts'
import { wholeCharacters } from '#shared/word/export/whole-characters.ts'
import { writePackage } from '#shared/word/package/package.ts'
import type { WordRefusal } from '#shared/word/refusals.ts'
import { element, type XmlElement } from '#shared/word/xml/tree.ts'

/** What a file says of itself beside its text. */
export interface ExportProperties {
  readonly title: string | null
  readonly author: string | null
  readonly at: Instant | null
  /** Whether Word tracks what is done next; null leaves it as the original has it. */
  readonly trackRevisions: boolean | null
}

/** What is written. */
export interface ExportInput {
  readonly doc: Node
  /** Every thread the file is to hold; those that are internal are left out. */
  readonly comments: readonly ExportedThread[]
  /** The bytes the document was imported from, to be patched; null to write the file anew. */
  readonly original: Uint8Array | null
  /** The bytes the document names by their hash. */
  readonly media: ReadonlyMap<Sha256, Media>
  readonly properties: ExportProperties
}

/** A written file, and what Word cannot say as the document does. */
export interface ExportedWord {
  readonly bytes: Uint8Array
  readonly report: readonly ExportReportItem[]
}

const wordprocessing = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'

function usedStyles(doc: Node): ReadonlySet<ParagraphStyle> {
  const used = new Set<ParagraphStyle>()
  doc.descendants((node) => {
    if (node.type.name === 'paragraph') used.add(node.attrs['style'] as ParagraphStyle)
    return !node.inlineContent
  })
  return used
}

/**
 * Writes a document as a Word file (ECMA-376 Part 1). With the original, the text is compared with it block by block, and what is equal keeps its XML;
 * parts that are not concerned keep their bytes. Without it the file is written anew from our own styles, or from those the document carries. Passages
 * whose condition does not hold are left out, those that are undecided stand in content controls. Refusals: those of importing the original.
 */
export function exportDocx(input: ExportInput): Result<ExportedWord, WordRefusal> {
  const report = new ExportReport()
  const opened = openPackage(input, report)
  if (!opened.ok) return opened
  const { target, model: first, base, renamed } = opened.value
  const doc = wholeCharacters(resolveConditions(base === null ? input.doc : base.inWordsOfFile(input.doc)))
  const { fields } = doc.attrs as DocumentAttributes
  // Styles come first: everything else asks for their ids.
  const used = usedStyles(doc)
  const model = opened.value.withStyles(first, Array.from(used).some((style) => style !== 'body'), (root, sheet) => withMissingStyles(root, sheet, used))
  const numbering = new NumberingWriter(opened.value.rootOf('numbering'), model, schemesOf(doc))
  const paragraphs = { target, model, numbering, renamed }
  const notes = new NotesWriter(opened.value.rootOf('footnotes'))
  const endnotes = opened.value.rootOf('endnotes')
  const points = new RangePoints()
  const comments = new CommentsWriter(
    { comments: opened.value.rootOf('comments'), extended: opened.value.rootOf('commentsExtended'), ids: opened.value.rootOf('commentsIds'), extensible: opened.value.rootOf('commentsExtensible'), people: opened.value.rootOf('people') },
    { text: styleIdNamed(model.styles, 'annotation text', 'paragraph'), reference: styleIdNamed(model.styles, 'annotation reference', 'character') },
    wordsOf,
  )
  markComments(doc, base === null ? input.comments : base.threads, comments, points, report, base)
  const notesPart = target.related('footnotes') ?? 'word/footnotes.xml'
  const inline: InlineContext = {
    target,
    part: target.mainPart,
    fields,
    points,
    references: new Map(resolveReferences(doc, 'markup').map(({ pos, text }) => [pos, text])),
    bookmarks: markBookmarks(doc, points, target.ids, base?.bookmarks ?? new Map()),
    moves: markMoves(doc, points, target, base?.moves ?? new Set()),
    characterStyle: (name) => styleIdNamed(model.styles, name, 'character'),
    footnote: (footnote, pos) => {
      const style = styleIdNamed(model.styles, 'footnote reference', 'character')
      const shown = style === null ? element('w:vertAlign', { 'w:val': 'superscript' }) : element('w:rStyle', { 'w:val': style })
      const mark = element('w:r', [], [element('w:rPr', [], [shown]), element('w:footnoteRef')])
      const writer = new InlineWriter({ ...inline, part: notesPart, points: new RangePoints(), moves: new Set() })
      writer.placed({ node: element('w:r', [], [element('w:t', { 'xml:space': 'preserve' }, [{ kind: 'text', text: ' ', source: null }])]), path: [] })
      writer.content(footnote, pos + 1)
      return notes.add(styledParagraph(styleIdNamed(model.styles, 'footnote text', 'paragraph')), mark, nested(writer.done(), target.ids))
    },
    hasNote: (kind, id) => (kind === 'w:footnoteReference' ? notes.has(id) : holdsNote(endnotes, 'w:endnote', id)),
  }
  const numbers = new Map(numberParagraphs(doc).map(({ pos, path }) => [pos, path]))
  const existing = base === null ? null : new PatchedBlocks(base, inline, paragraphs)
  const writer = new BlockWriter({ inline, paragraphs, tableStyle: styleIdNamed(model.styles, 'table grid', 'table'), numbers: base === null ? numbers : new Map(), existing, paraIds: base === null ? new ParaIds() : base.paraIds })
  const blocks = writer.blocks(doc, 0)
  const section = base === null ? finalSection(doc, styleIdNamed(model.styles, 'footer', 'paragraph'), paragraphs) : null
  const body: XmlElement = base === null || existing === null ? element('w:body', [], [...blocks.flatMap(({ nodes }) => nodes), ...(section === null ? [] : [section])]) : patchBody(base, blocks, doc, paragraphs)
  opened.value.writeBody(body)
  opened.value.writeRoot('numbering', numbering.root(), `${wordprocessing}numbering+xml`)
  opened.value.writeRoot('footnotes', notes.root(body, base?.body ?? null), `${wordprocessing}footnotes+xml`)
  const parts = comments.parts()
  opened.value.writeRoot('comments', parts.comments, `${wordprocessing}comments+xml`)
  opened.value.writeRoot('commentsExtended', parts.extended, `${wordprocessing}commentsExtended+xml`)
  opened.value.writeRoot('commentsIds', parts.ids, `${wordprocessing}commentsIds+xml`)
  opened.value.writeRoot('commentsExtensible', parts.extensible, `${wordprocessing}commentsExtensible+xml`)
  opened.value.writeRoot('people', parts.people, `${wordprocessing}people+xml`)
  if (base === null || canonicalJson(fields) !== canonicalJson((base.imported.doc.attrs as DocumentAttributes).fields)) fieldsPart(doc, target)
  const { trackRevisions } = input.properties
  const settings = opened.value.rootOf('settings')
  if (trackRevisions !== null && settings !== null) opened.value.writeRoot('settings', withTracking(settings, trackRevisions), `${wordprocessing}settings+xml`)
  return accepted({ bytes: writePackage(target.finished()), report: report.done() })
}
