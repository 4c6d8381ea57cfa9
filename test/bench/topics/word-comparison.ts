import { existsSync, readFileSync } from 'node:fs'
import { compareDocx } from '#shared/word/compare/compare-docx.ts'
import { partXml } from '#shared/word/package/part-xml.ts'
import { readPackage } from '#shared/word/package/read-package.ts'
import { descendants } from '#shared/word/xml/tree.ts'
import { comparison, type Line } from '#test/bench/line.ts'
import { negotiatedTexts } from '#test/bench/material/compared-texts.ts'
import { changedCharacters, plainDocx } from '#test/bench/material/plain-docx.ts'
import { inTurns, median, timed } from '#test/bench/timing.ts'
import type { Measured } from '#test/bench/topic.ts'
import { Docxodus } from '#test/helpers/docxodus.ts'

const revisions = new URL('../../../../shared/corpora/docx-revisions/', import.meta.url)
const stamp = { author: 'Comparison', at: '2026-03-01T09:00:00Z' }

interface Pair {
  readonly before: Uint8Array
  readonly after: Uint8Array
}

function publishedPairs(): Pair[] {
  if (!existsSync(revisions)) return []
  const { compare } = JSON.parse(readFileSync(new URL('cases.json', revisions), 'utf8')) as { compare: readonly { before: string; after: string }[] }
  return compare.map(({ before, after }) => ({ before: readFileSync(new URL(before, revisions)), after: readFileSync(new URL(after, revisions)) }))
}

function ours({ before, after }: Pair): Uint8Array {
  const made = compareDocx(before, after, stamp)
  if (!made.ok) throw new Error(made.refusal.message)
  return made.value.bytes
}

/** The moved passages of a redline, by the ends where they arrive (ECMA-376 Part 1, 17.13.5.28). */
function movesIn(docx: Uint8Array): number {
  const pkg = readPackage(docx)
  const main = pkg.ok ? partXml(pkg.value, 'word/document.xml') : null
  return main?.ok === true && main.value !== null ? Array.from(descendants(main.value.root, 'w:moveToRangeStart')).length : 0
}

interface Redlines {
  readonly characters: number
  readonly moves: number
}

function measured(redlines: readonly Uint8Array[]): Redlines {
  return { characters: redlines.reduce((sum, each) => sum + changedCharacters(each), 0), moves: redlines.reduce((sum, each) => sum + movesIn(each), 0) }
}

/** How often ours is the quicker one, pair by pair, each by the best of its rounds. */
async function pairByPair(pairs: readonly Pair[], docxodus: Docxodus): Promise<string> {
  const best: { ours: number; theirs: number }[] = []
  for (const pair of pairs) {
    const found = { ours: Infinity, theirs: Infinity }
    for (let round = 0; round < 3; round += 1) {
      found.ours = Math.min(found.ours, await timed(() => ours(pair)))
      found.theirs = Math.min(found.theirs, (await docxodus.do({ kind: 'compare', ...pair })).steps[0] ?? Infinity)
    }
    best.push(found)
  }
  const quicker = best.filter((each) => each.ours < each.theirs).length
  return `ours is quicker on ${quicker} of ${pairs.length}, a pair in the middle takes ${median(best.map((each) => each.ours)).toFixed(1)} ms of ours and ${median(best.map((each) => each.theirs)).toFixed(1)} ms of docxodus`
}

/** Our comparison of Word files beside docxodus', both from .docx to .docx: the published pairs, and a long contract. */
export async function measureWordComparison(): Promise<Measured> {
  await using docxodus = new Docxodus()
  const lines: Line[] = []
  const notes: string[] = ['Comparing Word files: ours resolves each redline both ways before it hands it out; docxodus does not.']
  const texts = negotiatedTexts(70)
  const pairs = publishedPairs()
  if (pairs.length === 0) notes.push('Published pairs of Word files: skipped: corpus not present.')
  const materials = [
    { what: `comparing ${pairs.length} published pairs of Word files`, pairs, rounds: 5 },
    { what: 'comparing Word files of 38,000 words, a tenth of the paragraphs edited', pairs: [{ before: plainDocx(texts.before), after: plainDocx(texts.after) }], rounds: 5 },
  ]
  for (const { what, pairs: material, rounds } of materials) {
    if (material.length === 0) continue
    let [own, others]: [Uint8Array[], Uint8Array[]] = [[], []]
    const theirs = async (): Promise<number> => {
      const answers = []
      for (const pair of material) answers.push(await docxodus.do({ kind: 'compare', ...pair }))
      others = answers.map(({ bytes }) => bytes)
      return answers.reduce((sum, { steps }) => sum + (steps[0] ?? Number.NaN), 0)
    }
    const work = (): Promise<number> => timed(() => void (own = material.map(ours)))
    // Both have met each file once before they are timed.
    await work()
    await theirs()
    const found = await inTurns(rounds, work, theirs)
    lines.push(comparison(what, found, 'docxodus', { of: 'ratio', most: 1 }))
    const [a, b] = [measured(own), measured(others)]
    const each = material.length > 1 ? `; ${await pairByPair(material, docxodus)}` : ''
    notes.push(`${what}: ours touches ${a.characters} characters and finds ${a.moves} moves, docxodus ${b.characters} and ${b.moves}${each}.`)
  }
  if (docxodus.hung > 0) notes.push(`Docxodus did not come back ${docxodus.hung} times within a minute; those calls were made again and are in no figure.`)
  return { lines, notes }
}
