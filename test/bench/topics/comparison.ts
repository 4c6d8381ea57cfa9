import type { Node } from 'prosemirror-model'
import { compareDocuments } from '#shared/compare/compare-documents.ts'
import { comparison, figure, type Line } from '#test/bench/line.ts'
import { documentOf, negotiatedTexts, unrelatedTexts, type ComparedTexts } from '#test/bench/material/compared-texts.ts'
import { changedCharacters, plainDocx } from '#test/bench/material/plain-docx.ts'
import { inTurns, median, timed } from '#test/bench/timing.ts'
import type { Measured } from '#test/bench/topic.ts'
import { Docxodus } from '#test/helpers/docxodus.ts'

/** Chapters of 600 words that make so many words, and how often each pair is compared. */
const sizes = [
  { words: '38,000 words', chapters: 70, rounds: 7, most: 500 },
  { words: '150,000 words', chapters: 275, rounds: 3, most: 2_000 },
] as const

let named = 0
const stamp = { author: 'Comparison', person: null, at: '2026-03-01T09:00:00.000Z', newId: () => `change ${(named += 1)}` }

/** Documents made anew, so that nothing is remembered of the round before. */
function ours({ before, after }: ComparedTexts): Promise<number> {
  const [a, b] = [documentOf(before), documentOf(after)]
  return timed(() => compareDocuments(a, b, stamp))
}

/** How many characters of a redline were put in, taken out or moved. */
function touchedCharacters(redline: Node): number {
  let count = 0
  redline.descendants((node) => {
    if (node.isText && node.marks.some(({ type }) => type.name === 'insertion' || type.name === 'deletion')) count += node.nodeSize
    return true
  })
  return count
}

/** Our comparison of two texts, from documents to a redline with its list of changes, beside docxodus, from .docx to .docx. */
export async function measureComparison(): Promise<Measured> {
  await using docxodus = new Docxodus()
  const lines: Line[] = []
  const notes: string[] = ['Docxodus reads and writes .docx files of the same plain paragraphs; ours starts from documents and ends with a redline, its summary and its list of changes, and checks that the redline gives both texts again.']
  const took: number[] = []
  for (const { words, chapters, rounds, most } of sizes) {
    const texts = negotiatedTexts(chapters)
    const [before, after] = [plainDocx(texts.before), plainDocx(texts.after)]
    let theirs: Uint8Array = new Uint8Array()
    await ours(texts)
    const found = await inTurns(
      rounds,
      () => ours(texts),
      async () => {
        const answer = await docxodus.do({ kind: 'compare', before, after })
        theirs = answer.bytes
        return answer.steps[0] ?? Number.NaN
      },
    )
    took.push(median(found.ours))
    lines.push(comparison(`comparing ${words}, a tenth of the paragraphs edited`, found, 'docxodus', { of: 'ours', most }))
    lines.push(figure(`  comparing ${words} with nothing in common`, 'ms', await repeated(3, () => ours(unrelatedTexts(chapters)))))
    const { redline, changes, summary } = compareDocuments(documentOf(texts.before), documentOf(texts.after), stamp)
    notes.push(`Over ${words} ours shows ${changes.length} changes, ${summary.counts.moved} of them a moved passage, and touches ${touchedCharacters(redline)} characters; the redline of docxodus touches ${changedCharacters(theirs)}.`)
  }
  const [small = Number.NaN, large = Number.NaN] = took
  const [n, m] = [sizes[0].chapters, sizes[1].chapters].map((chapters) => chapters * 600 * Math.log(chapters * 600)) as [number, number]
  lines.push(figure('  growth from the one to the other, of what n log n allows', '%', [((large / small) / (m / n)) * 100], { of: 'ours', most: 100 }))
  return { lines, notes }
}

async function repeated(rounds: number, work: () => Promise<number>): Promise<number[]> {
  const found: number[] = []
  for (let round = 0; round < rounds; round += 1) found.push(await work())
  return found
}
