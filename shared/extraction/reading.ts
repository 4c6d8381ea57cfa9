import type { Quoted } from '#shared/extraction/facts.ts'
import { breaksBetween, isFurniture } from '#shared/extraction/line-breaks.ts'

/**
 * A text as the recognisers read it: a line for each paragraph, one space between words, straight quotes and hyphens, without page furniture.
 * `origin` says for every code unit where it stood in the source.
 */
export interface Reading {
  readonly source: string
  readonly text: string
  readonly origin: Uint32Array
}

const plain: Readonly<Record<string, string>> = {
  '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‘': "'", '’': "'", '‚': "'", '`': "'", '´': "'",
  '‐': '-', '‑': '-', '‒': '-', '–': '-', '—': '-', '−': '-',
}
const unseen = new Set(['\u200b', '\u200c', '\u200d', '\ufeff', '\u00ad', '\u2060'])
const lineEnds = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g

/** How lines are joined: `joined` takes a text that may have been broken to fit a page, `kept` takes every line for a paragraph. */
export type LineManner = 'joined' | 'kept'

class Writer {
  readonly #pieces: string[] = []
  readonly #origin: Uint32Array
  #length = 0

  constructor(capacity: number) {
    this.#origin = new Uint32Array(capacity + 1)
  }

  put(text: string, at: number): void {
    this.#pieces.push(text)
    this.#origin[this.#length] = at
    this.#length += 1
  }

  finish(source: string): Reading {
    this.#origin[this.#length] = source.length
    return { source, text: this.#pieces.join(''), origin: this.#origin.subarray(0, this.#length + 1) }
  }
}

/** Reads a text. In time and space that grow with its length alone. */
export function readPassages(source: string, manner: LineManner = 'joined'): Reading {
  const writer = new Writer(source.length)
  let previous: string | null = null
  let blank = 0
  for (const { from, to } of linesOf(source)) {
    const line = source.slice(from, to)
    const seen = line.trim()
    if (seen === '' || (manner === 'joined' && isFurniture(seen))) {
      if (seen === '') blank += 1
      continue
    }
    if (previous !== null) writer.put(manner === 'kept' || breaksBetween(previous, seen, blank) ? '\n' : ' ', from === 0 ? 0 : from - 1)
    writeWords(writer, line, from)
    previous = seen
    blank = 0
  }
  return writer.finish(source)
}

function* linesOf(source: string): Generator<{ readonly from: number; readonly to: number }> {
  let from = 0
  for (const end of source.matchAll(lineEnds)) {
    yield { from, to: end.index }
    from = end.index + end[0].length
  }
  yield { from, to: source.length }
}

function writeWords(writer: Writer, line: string, from: number): void {
  let gap = -1
  let written = false
  for (let index = 0; index < line.length; index += 1) {
    const unit = line[index] ?? ''
    if (unseen.has(unit)) continue
    if (/\s/.test(unit)) {
      if (gap < 0) gap = index
      continue
    }
    if (gap >= 0 && written) writer.put(' ', from + gap)
    gap = -1
    written = true
    writer.put(plain[unit] ?? unit, from + index)
  }
}

/** The passage of the source between two places of the reading; the space around it is left out. */
export function quoteOf({ source, text, origin }: Reading, from: number, to: number): Quoted {
  let [first, last] = [from, to]
  while (first < last && /\s/.test(text[first] ?? '')) first += 1
  while (last > first && /\s/.test(text[last - 1] ?? '')) last -= 1
  const start = origin[first] ?? source.length
  const end = last > first ? (origin[last - 1] ?? source.length - 1) + 1 : start
  return { quote: source.slice(start, end), start, end }
}
