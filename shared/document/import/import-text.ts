import type { Node } from 'prosemirror-model'
import { Transform } from 'prosemirror-transform'
import { liveNumbering, plainlyNumbered } from '#shared/document/import/live-numbering.ts'
import { divisionWord, openingWord } from '#shared/document/import/number-token.ts'
import { LossCounter, withoutControls, type ImportReport } from '#shared/document/import/report.ts'
import { textUnits } from '#shared/document/import/text-units.ts'
import type { Numbering, ParagraphStyle } from '#shared/document/attributes.ts'
import { withParagraphIds } from '#shared/document/paragraph-ids.ts'
import { schema } from '#shared/document/schema.ts'
import { accepted, type Refusal, type Result } from '#shared/lib/result.ts'

export interface ImportOptions {
  /** Gives each paragraph its id; without it the caller gives them later. */
  readonly newId?: () => string
}

export interface Imported {
  readonly doc: Node
  readonly report: ImportReport
}

export type ImportRefusal = Refusal<'import.too-large' | 'import.empty'>

/** 20 MB of text, and as many paragraphs as two thousand pages hold. */
export const mostImportedCharacters = 20 * 1024 * 1024
export const mostImportedBlocks = 100_000

/** The refusal for a source that is too large, or null. */
export function sizeRefusal(characters: number): ImportRefusal | null {
  if (characters <= mostImportedCharacters) return null
  return {
    code: 'import.too-large',
    message: 'The file holds more than 20 MB of text, which is more than one contract can. Nothing was imported.',
  }
}

export function blocksRefusal(blocks: number): ImportRefusal | null {
  if (blocks === 0) return { code: 'import.empty', message: 'The file holds no text. Nothing was imported.' }
  if (blocks <= mostImportedBlocks) return null
  return {
    code: 'import.too-large',
    message: 'The file holds more than 100,000 paragraphs, which is more than one contract can. Nothing was imported.',
  }
}

function isHeading(text: string): boolean {
  return text !== '' && text.length <= 110 && !/[.;:,]$/.test(text) && text === text.toUpperCase() && /\p{L}{2}/u.test(text)
}

function styleOf(text: string, numbering: Numbering | null, word: string, first: boolean): ParagraphStyle {
  if (numbering === null) return first && isHeading(text) ? 'title' : 'body'
  if (numbering.level === 0 && (openingWord.test(word) || divisionWord.test(word)) && text.length <= 110) return 'heading1'
  if (!isHeading(text)) return 'body'
  return numbering.level === 0 ? 'heading1' : 'heading2'
}

/**
 * A contract from plain text. Lines that were wrapped are joined, typed numbers in plain sequence become live numbering, and everything
 * else stays as it was typed: the letters and digits of the document, its numbers included, are those of the source in the same order.
 */
export function importText(source: string, options: ImportOptions = {}): Result<Imported, ImportRefusal> {
  const tooLarge = sizeRefusal(source.length)
  if (tooLarge !== null) return { ok: false, refusal: tooLarge }
  const losses = new LossCounter()
  const units = textUnits(withoutControls(source, losses))
  const refusal = blocksRefusal(units.length)
  if (refusal !== null) return { ok: false, refusal }
  const tokens = units.map(({ token }) => token)
  const { numbering, schemes, main } = liveNumbering(tokens)
  const paragraphs: { text: string; numbering: Numbering | null; word: string }[] = []
  units.forEach((unit, index) => {
    const number = numbering[index] ?? null
    const before = paragraphs.at(-1)
    if (number === null && unit.glued && before !== undefined) before.text += ` ${unit.text}`
    else
      paragraphs.push({
        text: number === null ? unit.text : unit.text.slice(unit.token?.length ?? 0).trimStart(),
        numbering: number,
        word: unit.token?.word ?? '',
      })
  })
  const nodes = paragraphs.map(({ text, numbering: number, word }, index) =>
    schema.nodes.paragraph.create(
      { numbering: number, style: styleOf(text, number, word, index === 0) },
      text === '' ? [] : schema.text(text),
    ),
  )
  const doc = schema.nodes.doc.create({ scheme: main, schemes }, nodes)
  const plain = plainlyNumbered(tokens)
  return accepted({
    doc: options.newId === undefined ? doc : withParagraphIds(new Transform(doc), options.newId).doc,
    report: {
      recognised: numbering.filter((item) => item !== null).length,
      plain: {
        found: plain.filter(Boolean).length,
        recognised: plain.filter((isPlain, index) => isPlain && numbering[index] !== null).length,
      },
      kept: { paragraphs: nodes.length, tables: 0, footnotes: 0, links: 0 },
      lost: losses.all(),
    },
  })
}
