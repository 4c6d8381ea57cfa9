import { z } from 'zod'
import type { Alignment, ParagraphStyle } from '#shared/document/attributes.ts'

/** How text of a style shows, so far as we draw it; what is not said is as it is in plain text. Indents in twentieths of a point. */
export interface WordLook {
  readonly bold?: true
  readonly italic?: true
  readonly underline?: true
  readonly strike?: true
  readonly caps?: 'all' | 'small'
  readonly raised?: 'superscript' | 'subscript'
  readonly align?: Alignment
  readonly left?: number
  readonly right?: number
  /** What the first line stands in by; below zero it hangs. */
  readonly first?: number
}

/**
 * How the styles of a Word file show (ECMA-376 Part 1, 17.7), each with all it inherits: paragraph and character styles by their ids, and those that
 * paragraphs have without naming one by our own style. The text itself says nothing of it, so that a style stays a style.
 */
export interface WordLooks {
  readonly paragraphs: Readonly<Record<string, WordLook>>
  readonly own: Readonly<Partial<Record<ParagraphStyle, WordLook>>>
  readonly runs: Readonly<Record<string, WordLook>>
}

const twips = z.number().int().min(-31_680).max(31_680)

const lookSchema = z
  .strictObject({
    bold: z.literal(true),
    italic: z.literal(true),
    underline: z.literal(true),
    strike: z.literal(true),
    caps: z.enum(['all', 'small']),
    raised: z.enum(['superscript', 'subscript']),
    align: z.enum(['left', 'center', 'right', 'justify']),
    left: twips,
    right: twips,
    first: twips,
  })
  .partial()

const looks = z.record(z.string().max(500), lookSchema)
export const wordLooksSchema = z.strictObject({ paragraphs: looks, own: looks, runs: looks })

function attributeIn(xml: string, element: string, attribute: string): string | null {
  return new RegExp(`<w:${element}(?: [^>]*?)? w:${attribute}="([^"]*)"`).exec(xml)?.[1] ?? null
}

function unescaped(value: string): string {
  return value.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}

/** The style by which a paragraph shows: `p:` and the id of the one it names, or `o:` and our own. */
export function lookOfParagraph(style: ParagraphStyle, word: string | null): string {
  const named = word === null ? null : attributeIn(word, 'pStyle', 'val')
  return named === null ? `o:${style}` : `p:${unescaped(named)}`
}

const sides = ['left', 'start', 'right', 'end', 'firstLine', 'hanging'] as const

/** The indents of a paragraph's own, beside its style's, as a key: `left=720 hanging=360`; null where it has none that we do not draw otherwise. */
export function indentsOfParagraph(word: string | null): string | null {
  if (word === null || !word.includes('<w:ind ')) return null
  const said = sides.flatMap((side) => {
    const value = attributeIn(word, 'ind', side)
    return value !== null && /^-?\d{1,5}$/.test(value) ? [`${side}=${value}`] : []
  })
  return said.length === 0 ? null : said.join(' ')
}

/** The indents of a style with those of a paragraph's own over them (17.3.1.12). */
export function withIndents(look: WordLook, indents: string): WordLook {
  const said = new Map(indents.split(' ').map((each) => [each.split('=')[0], Number(each.split('=')[1])]))
  const [left, right] = [said.get('left') ?? said.get('start'), said.get('right') ?? said.get('end')]
  const hanging = said.get('hanging')
  const first = hanging === undefined ? said.get('firstLine') : -hanging
  return { ...look, ...(left === undefined ? {} : { left }), ...(right === undefined ? {} : { right }), ...(first === undefined ? {} : { first }) }
}

/** The character style by which a run with this formatting shows: `r:` and its id; null for none. */
export function lookOfRun(xml: string): string | null {
  const named = attributeIn(xml, 'rStyle', 'val')
  return named === null ? null : `r:${unescaped(named)}`
}

const toggles = { b: 'bold', i: 'italic', strike: 'strike', dstrike: 'strike', caps: 'caps', smallCaps: 'small-caps' } as const

/** What a run's own formatting says over its styles, that no mark of ours does: `no-bold`, `caps` and the like; empty for nothing. */
export function directLook(xml: string): readonly string[] {
  const said = new Set<string>()
  for (const [name, look] of Object.entries(toggles)) {
    const found = new RegExp(`<w:${name}(?: w:val="([^"]*)")?/>`).exec(xml)
    if (found !== null) said.add(/^(?:0|false|off)$/.test(found[1] ?? '') ? `no-${look}` : look)
  }
  const line = attributeIn(xml, 'u', 'val')
  if (line !== null) said.add(line === 'none' ? 'no-underline' : 'underline')
  return Array.from(said)
}
