import { readFileSync } from 'node:fs'
import type { Node } from 'prosemirror-model'
import { doc, footnote, p, pageBreak, paragraph, signature, table } from '#shared/document/builders.ts'
import { schema } from '#shared/document/schema.ts'

const clauses: readonly (readonly [RegExp, scheme: string, level: number, heading: boolean])[] = [
  [/^Article \w+ — /, 'article', 0, true],
  [/^Section [\d.]+ /, 'article', 1, false],
  [/^Schedule \d+ — /, 'schedule', 0, true],
  [/^\d+\. /, 'decimal', 0, true],
  [/^\d+\.\d+ /, 'decimal', 1, false],
  [/^\([ivx]+\) /, 'decimal', 3, false],
  [/^\([a-z]\) /, 'decimal', 2, false],
]

/** A starter template's text as a document, read roughly: enough to print real clauses with every kind of block. */
export function templateDocument(name: string): Node {
  const source = readFileSync(new URL(`../../../resources/templates/${name}/text.md`, import.meta.url), 'utf8')
  const notes = new Map([...source.matchAll(/^\[\^(\d+)\]: (.*)$/gm)].map(([, number, words]) => [number, plain(words ?? '')]))
  const blocks = source.split(/\n\n+/).map((block) => block.trim()).filter((block) => !/^\[\^\d+\]:/.test(block) && block !== '')
  const article = source.includes('\nArticle I')
  return doc({ scheme: article ? 'article' : 'decimal' }, ...blocks.map((block) => blockOf(block.replace(/^\{\?[^}]*\}\s*/, ''), notes, article)))
}

function blockOf(block: string, notes: ReadonlyMap<string | undefined, string>, article: boolean): Node {
  if (block === '\\pagebreak') return pageBreak()
  if (block.startsWith('# ')) return paragraph({ style: 'title' }, plain(block.slice(2)))
  if (block.startsWith('## ')) return paragraph({ style: 'heading1' }, plain(block.slice(3)))
  if (block.startsWith('|')) return table(block.split('\n').filter((row) => !/^[| :-]+$/.test(row)).map((row) => row.split('|').slice(1, -1).map((cell) => plain(cell.trim()))), { header: true })
  if (block.startsWith(':::')) {
    const read = (key: string): { text: string } => ({ text: plain(new RegExp(`${key}="([^"]*)"`).exec(block)?.[1] ?? '') })
    const party = read('party')
    return signature({ id: `block ${party.text}`, party, signer: read('signer'), capacity: read('capacity'), witness: block.includes('witness="yes"') })
  }
  for (const [pattern, scheme, level, heading] of clauses) {
    if (!pattern.test(block)) continue
    const words = inline(block.replace(pattern, ''), notes, heading)
    const numbering = { scheme: level > 1 && article ? 'article' : scheme, level }
    return paragraph({ style: heading ? 'heading1' : 'body', numbering }, ...words)
  }
  return p(...inline(block, notes, false))
}

function plain(text: string): string {
  return text
    .replaceAll(/\s*\{#[^}]*\}/g, '')
    .replaceAll(/\{\{(\w+)(?:\.(\w+))?\}\}/g, (_all, name: string, part: string | undefined) => [name, part].filter(Boolean).join(' ').replaceAll('_', ' '))
    .replaceAll(/\[\[(?:ref:)?[^\]]*\]\]/g, '7.2')
}

function inline(text: string, notes: ReadonlyMap<string | undefined, string>, heading: boolean): Node[] {
  return plain(text).split(/(\*\*.+?\*\*|\[\^\d+\])/).filter((part) => part !== '').map((part) => {
    const note = /^\[\^(\d+)\]$/.exec(part)
    if (note) return footnote(notes.get(note[1]) ?? '')
    if (!part.startsWith('**')) return schema.text(part)
    return schema.text(part.slice(2, -2), heading ? [] : [schema.marks.bold.create()])
  })
}
