import type { ParagraphAttributes } from '#shared/document/attributes.ts'
import { jsonAttribute, type ElementLike } from '#shared/document/dom.ts'
import { mostWordProperties, opaqueSchema, type OpaqueAttributes } from '#shared/document/opaque.ts'
import { directLook, indentsOfParagraph, lookOfParagraph, lookOfRun } from '#shared/document/word-looks.ts'

/** Reads the properties that only Word knows from our own markup. */
export function wordProperties(element: ElementLike): string | null {
  const raw = element.getAttribute('data-word')
  return raw === null || raw.length > mostWordProperties ? null : raw
}

/** Reads the formatting that only Word knows from our own markup. */
export function wordFormatXml(element: ElementLike): string | null {
  const raw = element.getAttribute('data-word-format')
  return raw === null || raw.length > mostWordProperties ? null : raw
}

/** What a run with formatting that only Word knows is drawn by. */
export function runLookMarkup(xml: string): Record<string, string> {
  const [look, direct] = [lookOfRun(xml), directLook(xml)]
  return { ...(look === null ? {} : { 'data-look': look }), ...(direct.length === 0 ? {} : { 'data-direct': direct.join(' ') }) }
}

/** What a paragraph of a Word file is drawn by. */
export function paragraphLookMarkup({ style, word }: Pick<ParagraphAttributes, 'style' | 'word'>): Record<string, string> {
  const indents = indentsOfParagraph(word)
  return { 'data-look': lookOfParagraph(style, word), ...(indents === null ? {} : { 'data-indents': indents }) }
}

/** Reads an opaque piece from our own markup; null where anything in it cannot be. */
export function opaqueAttributes(element: ElementLike): OpaqueAttributes | null {
  const read = opaqueSchema.safeParse(jsonAttribute(element, 'data-opaque'))
  if (!read.success) return null
  const { kind, words, xml, parts } = read.data
  return { kind, words, xml, parts: parts.map(({ from, ...part }) => (from === undefined ? part : { ...part, from })) }
}

/** What an opaque piece is written with, so that it comes back as it was when it is pasted again. */
export function opaqueMarkup({ kind, words, xml, parts }: OpaqueAttributes): Record<string, string> {
  return { 'data-opaque': JSON.stringify({ kind, words, xml, parts }) }
}
