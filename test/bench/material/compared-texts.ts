import type { Node } from 'prosemirror-model'
import { doc, p } from '#shared/document/builders.ts'
import { prose, randomFrom } from '#test/bench/material/words.ts'

/** The paragraphs of a contract of so many chapters of 600 words: a heading and nine clauses of 66 words. */
function chapters(count: number, random: () => number): string[] {
  return Array.from({ length: count * 10 }, (_value, index) => (index % 10 === 0 ? prose(random, 6).replaceAll(/[.,]/g, '') : prose(random, 66)))
}

/** One to six small edits of a paragraph: words struck out, put in, replaced. */
function edited(text: string, random: () => number): string {
  const words = text.split(' ')
  for (let left = 1 + Math.floor(random() * 6); left > 0; left -= 1) {
    const at = Math.floor(random() * words.length)
    const kind = random()
    if (kind < 0.4) words.splice(at, 1 + Math.floor(random() * 3))
    else words.splice(at, kind < 0.8 ? 0 : 2, prose(random, 1 + Math.floor(random() * 4)))
  }
  return words.join(' ')
}

/** Two texts to compare, as paragraphs. */
export interface ComparedTexts {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

/** A contract and what became of it in a round of negotiation: one in ten paragraphs edited, one in fifty struck out and one put in, a chapter moved. */
export function negotiatedTexts(count: number): ComparedTexts {
  const random = randomFrom(count)
  const before = chapters(count, random)
  const after = before.flatMap((text) => {
    const draw = random()
    if (draw < 0.02) return []
    if (draw < 0.04) return [text, prose(random, 50)]
    return [draw < 0.14 ? edited(text, random) : text]
  })
  const moved = after.splice(20, 10)
  after.splice(after.length - 20, 0, ...moved)
  return { before, after }
}

/** Two contracts of the same length that have nothing to do with each other. */
export function unrelatedTexts(count: number): ComparedTexts {
  return { before: chapters(count, randomFrom(1)), after: chapters(count, randomFrom(2)) }
}

/** The text as a document of plain paragraphs, without ids, as two files from outside have none in common. */
export function documentOf(texts: readonly string[]): Node {
  return doc({}, ...texts.map((text) => p(text)))
}
