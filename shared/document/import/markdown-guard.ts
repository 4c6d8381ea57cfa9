import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

/** A run of lines longer than this is read as plain words: over some texts the grammar takes quadratic time, and no paragraph is so long. */
const mostInBlock = 10_000
/** A line that opens more containers than this (quotes in lists in quotes …) is read as plain words too. */
const mostPrefix = 120
/** A file longer than this is not read as Markdown at all. */
export const mostMarkdown = 3 * 1024 * 1024

export interface GuardedMarkdown {
  readonly tree: Root
  /** The source that the positions of the tree refer to. */
  readonly source: string
  /** The words of a paragraph that was held back from the grammar; null for any other text. */
  readonly heldBack: (text: string) => string | null
}

function isDangerous(block: string): boolean {
  if (block.length > mostInBlock) return true
  return block.split('\n').some((line) => (/^[\s>*+\-\d.)]*/.exec(line)?.[0].length ?? 0) > mostPrefix)
}

/** Two characters of the private use area that the text does not use. */
function bracketsFor(source: string): readonly [string, string] | null {
  const free: string[] = []
  for (let code = 0xe000; code < 0xf8ff && free.length < 2; code += 1) {
    const character = String.fromCharCode(code)
    if (!source.includes(character)) free.push(character)
  }
  const [open, close] = free
  return open === undefined || close === undefined ? null : [open, close]
}

/**
 * Parses Markdown (CommonMark with GFM tables, footnotes, strike-through and links) in bounded time and depth, whatever the text: passages on
 * which the grammar could take too long are put aside first. Null if the text is too long for it.
 */
export function parseMarkdown(markdown: string): GuardedMarkdown | null {
  const brackets = bracketsFor(markdown)
  if (markdown.length > mostMarkdown || brackets === null) return null
  const [open, close] = brackets
  const held: string[] = []
  const source = markdown
    .replace(/\r\n?/g, '\n')
    .split(/\n(?=[^\S\n]*\n)/)
    .map((block) => {
      if (!isDangerous(block)) return block
      held.push(block)
      return `${block.startsWith('\n') ? '\n' : ''}\n${open}${held.length - 1}${close}\n`
    })
    .join('\n')
  const tree = fromMarkdown(source, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
  return {
    tree,
    source,
    heldBack: (text) => (text.startsWith(open) && text.endsWith(close) ? (held[Number(text.slice(1, -1))] ?? null) : null),
  }
}
