import type { Reading } from '#shared/extraction/reading.ts'

/** A sentence of a reading, and the heading it stands under, if the words before it look like one. */
export interface Sentence {
  readonly text: string
  /** Its place in the reading. */
  readonly from: number
  readonly index: number
  readonly heading: string
}

/** Longer ones are cut at a space, so that no text makes a recogniser work long. */
const longest = 3000
/** At most so many are read: about 20 million characters of ordinary text. */
const mostSentences = 200_000

const abbreviations = new Set(
  'inc ltd co corp llc lp plc no nos sec art mr mrs ms dr st v vs e.g i.e u.s u.k january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec esq ave approx cf etc et al attn tel fax para paras cl bros dept ext vol pp pty p.o d.b.a a.m p.m w.e.f'.split(' '),
)
const boundary = /[.?!]["')\]]{0,3} (?=["'([]{0,3}[A-Z0-9])|\n/g
const label = /^\(?(?:[\dIVXivx]{1,5}|[A-Za-z])(?:\.\d{1,3}){0,5}$/

/** Whether a full stop ends a sentence, by the word it follows. */
function endsSentence(text: string, from: number, stop: number): boolean {
  const word = text.slice(Math.max(from, stop - 24), stop).match(/[^\s("'_]+$/)?.[0] ?? ''
  if (abbreviations.has(word.toLowerCase()) || /^[A-Z]$/.test(word)) return false
  return !(label.test(word) && stop - word.length <= from + 1)
}

const headingLength = 90

/** The sentences of a reading in order; what is cut keeps every word. */
export function sentencesOf({ text }: Reading): readonly Sentence[] {
  const found: Sentence[] = []
  let heading = ''
  const add = (from: number, to: number): void => {
    for (let start = from; start < to && found.length < mostSentences; ) {
      const end = to - start <= longest ? to : cutBefore(text, start + longest)
      const words = text.slice(start, end)
      if (words.trim() !== '') {
        found.push({ text: words, from: start, index: found.length, heading })
        heading = words.length <= headingLength ? words : ''
      }
      start = end
    }
  }
  let from = 0
  for (const match of text.matchAll(boundary)) {
    const paragraphEnds = match[0] === '\n'
    if (!paragraphEnds && match[0].startsWith('.') && !endsSentence(text, from, match.index)) continue
    const to = match.index + match[0].length
    add(from, to)
    from = to
  }
  add(from, text.length)
  return found
}

function cutBefore(text: string, at: number): number {
  const space = text.lastIndexOf(' ', at)
  return space > at - 200 ? space + 1 : at
}
