import { Fragment, type Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import {
  blocksRefusal,
  importText,
  sizeRefusal,
  type Imported,
  type ImportOptions,
  type ImportRefusal,
} from '#shared/document/import/import-text.ts'
import { leadingNumber, withoutLeading } from '#shared/document/import/leading-number.ts'
import { liveNumbering, plainlyNumbered } from '#shared/document/import/live-numbering.ts'
import { markdownBlocks, type MarkdownBlocks } from '#shared/document/import/markdown-blocks.ts'
import { parseMarkdown } from '#shared/document/import/markdown-guard.ts'
import { LossCounter, withoutControls } from '#shared/document/import/report.ts'
import { builtInSchemes } from '#shared/document/numbering-schemes.ts'
import { withParagraphIds } from '#shared/document/paragraph-ids.ts'
import { signatureLine } from '#shared/document/signature-line.ts'
import { schema } from '#shared/document/schema.ts'
import { accepted, type Result } from '#shared/lib/result.ts'

/**
 * A contract from Markdown (CommonMark with GFM): headings, emphasis, lists, tables, footnotes and safe links. Typed numbers in plain
 * sequence, those of ordered lists among them, become live numbering. HTML is kept as words and never interpreted, images are never
 * fetched; both are reported. A file too long for the grammar is read as plain text.
 */
export function importMarkdown(source: string, options: ImportOptions = {}): Result<Imported, ImportRefusal> {
  const tooLarge = sizeRefusal(source.length)
  if (tooLarge !== null) return { ok: false, refusal: tooLarge }
  const losses = new LossCounter()
  const guarded = parseMarkdown(withoutControls(source, losses))
  if (guarded === null) return importText(source, options)
  const read = markdownBlocks(guarded, losses)
  const refusal = blocksRefusal(read.blocks.length)
  return refusal === null ? accepted(documentOfBlocks(read, losses, options)) : { ok: false, refusal }
}

/** A document of blocks as they were read: typed numbers in plain sequence become live ones, lines to sign on become signature blocks. */
export function documentOfBlocks({ blocks, counts }: MarkdownBlocks, losses: LossCounter, options: ImportOptions): Imported {
  const tokens = blocks.map((block) =>
    block.kind === 'paragraph' && block.bullet === null ? leadingNumber(block.content, block.marker) : null,
  )
  const { numbering, schemes, main } = liveNumbering(tokens)
  const nodes = blocks.map((block, index): Node => {
    if (block.kind === 'pageBreak') return schema.nodes.pageBreak.create()
    if (block.kind === 'table') return block.node
    const { content, style, marker, bullet, indent } = block
    const signature = signatureLine(content.map((node) => node.textContent).join(''))
    if (signature !== null) {
      const { party, signer, capacity, witness } = signature
      return schema.nodes.signatureBlock.create({ party: { text: party }, signer: { text: signer }, capacity: { text: capacity }, witness: witness === 'yes' })
    }
    const own = numbering[index] ?? null
    if (bullet !== null) {
      return schema.nodes.paragraph.create(
        { style, numbering: { scheme: builtInSchemes.bullet.name, level: bullet } },
        Fragment.fromArray([...content]),
      )
    }
    if (own !== null) {
      const words = marker === '' ? withoutLeading(content, tokens[index]?.length ?? 0) : content
      return schema.nodes.paragraph.create({ style, numbering: own }, Fragment.fromArray([...words]))
    }
    const typed = marker === '' ? [] : [schema.text(content.length === 0 ? marker : `${marker} `)]
    return schema.nodes.paragraph.create({ style, indent }, Fragment.fromArray([...typed, ...content]))
  })
  const doc = schema.nodes.doc.create({ scheme: main, schemes }, nodes)
  const plain = plainlyNumbered(tokens)
  return {
    doc: options.newId === undefined ? doc : withParagraphIds(new Transform(doc), options.newId).doc,
    report: {
      recognised: numbering.filter((item) => item !== null).length,
      plain: {
        found: plain.filter(Boolean).length,
        recognised: plain.filter((isPlain, index) => isPlain && numbering[index] !== null).length,
      },
      kept: { paragraphs: blocks.filter(({ kind }) => kind === 'paragraph').length, ...counts },
      lost: losses.all(),
    },
  }
}
