import { divisionWord, openingWord, shapeOf, type NumberToken, type Reading } from '#shared/document/import/number-token.ts'

/** A run of typed numbers that count on: `(a)`, `(b)`, `(c)` under one clause. */
export interface TypedList {
  readonly shape: string
  readonly token: NumberToken
  readonly reading: Reading
  /** The list under which this one stands; null at the top. */
  readonly parent: TypedList | null
  /** An outer list whose number `token.outer` repeats; null where none does. */
  readonly numbered: TypedList | null
  /** The schedule or other opening list within which it stands; null in the body, and for an opening list itself. */
  readonly section: TypedList | null
  value: number
}

/** What a paragraph that begins with a typed number belongs to. */
export interface ListItem {
  readonly list: TypedList
  readonly value: number
}

/** How far ahead the next number of a list may stand, in typed numbers, for this one to be believed. */
const horizon = 400
/** How many numbers a list may skip (“4. [Reserved]” run into the paragraph before). */
const mostSkipped = 3

/** Where each number of each shape stands, to look ahead without searching. */
class Lookahead {
  private readonly places = new Map<string, number[]>()

  constructor(tokens: readonly (NumberToken | null)[]) {
    tokens.forEach((token, index) => {
      if (token === null) return
      for (const reading of token.readings) {
        const key = this.key(token, reading, reading.value)
        const known = this.places.get(key)
        if (known === undefined) this.places.set(key, [index])
        else known.push(index)
      }
    })
  }

  private key(token: NumberToken, reading: Reading, value: number): string {
    return `${shapeOf(token, reading)}|${token.outer.join('.')}|${value}`
  }

  /** The first place after `index` at which the list of this token goes on with `value`; Infinity if none is near. */
  next(token: NumberToken, reading: Reading, value: number, index: number): number {
    const places = this.places.get(this.key(token, reading, value))
    if (places === undefined) return Infinity
    let low = 0
    let high = places.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((places[middle] ?? 0) > index) high = middle
      else low = middle + 1
    }
    const found = places[low]
    return found === undefined || found - index > horizon ? Infinity : found
  }
}

interface Choice {
  readonly reading: Reading
  readonly score: number
  /** The open list that goes on, or null where a new one opens. */
  readonly goesOn: TypedList | null
}

function sameOuter(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index])
}

/** The innermost open list whose present number is the outer number of the token: `2.` or `Article II` for `2.1`. */
function ownerOf(open: readonly TypedList[], token: NumberToken): TypedList | null {
  const wanted = token.outer.at(-1)
  return (
    open.findLast(
      (list) =>
        list.value === wanted &&
        list.token.open === '' &&
        !/letter/i.test(list.reading.format) &&
        sameOuter(list.token.outer, token.outer.slice(0, -1)) &&
        !openingWord.test(list.token.word),
    ) ?? null
  )
}

function bestChoice(open: readonly TypedList[], token: NumberToken, index: number, ahead: Lookahead): Choice | null {
  let best: Choice | null = null
  const consider = (choice: Choice): void => {
    if (best === null || choice.score > best.score) best = choice
  }
  for (const reading of token.readings) {
    const shape = shapeOf(token, reading)
    const next = ahead.next(token, reading, reading.value + 1, index)
    const followed = next < Infinity
    const soon = followed ? 10 - Math.min(9, (next - index) / 10) : 0
    const list = open.findLast((candidate) => candidate.shape === shape && sameOuter(candidate.token.outer, token.outer))
    if (list !== undefined) {
      const step = reading.value - list.value
      if (step === 1) consider({ reading, goesOn: list, score: 60 + soon })
      else if (step > 1 && step <= mostSkipped + 1 && followed) consider({ reading, goesOn: list, score: 20 + soon })
    }
    const bare = token.word === '' && token.close === '' && token.open === '' && token.outer.length === 0
    const owned = token.outer.length > 0 && ownerOf(open, token) !== null
    if (reading.value <= 1) {
      if (followed || owned || token.word !== '') consider({ reading, goesOn: null, score: 30 + soon + (owned ? 5 : 0) })
    } else if (followed && !bare && list === undefined) consider({ reading, goesOn: null, score: 5 + soon })
  }
  return best
}

/** Where a list with this token begins: the lists that stay open around it. */
function surrounding(open: readonly TypedList[], token: NumberToken, reading: Reading, index: number, ahead: Lookahead): TypedList[] {
  if (openingWord.test(token.word)) return []
  const owner = token.outer.length > 0 ? ownerOf(open, token) : null
  if (owner !== null) return open.slice(0, open.indexOf(owner) + 1)
  const opener = open.findIndex((list) => openingWord.test(list.token.word))
  const base = open.slice(0, opener + 1)
  if (divisionWord.test(token.word)) return base
  // A number with outer parts (3.1) that no open list owns stands under the heading whose number could not be read.
  const shape = shapeOf(token, reading)
  const sameShape = open.findIndex((list) => list.shape === shape)
  if (sameShape < 0) return [...open]
  const list = open[sameShape]
  // The same shape begins again: inside the list that is open, if that one goes on later; else in its place.
  const nested =
    list !== undefined &&
    sameOuter(list.token.outer, token.outer) &&
    sameShape < open.length - 1 &&
    ahead.next(list.token, list.reading, list.value + 1, index) < Infinity
  return nested ? [...open] : open.slice(0, sameShape)
}

/**
 * Sorts numbers typed at the start of paragraphs into lists, by what came before and what comes after. A number that neither goes on from
 * an open list nor begins one that is continued belongs to none (null): it stays text. Linear but for a look ahead by binary search.
 */
export function typedLists(tokens: readonly (NumberToken | null)[]): (ListItem | null)[] {
  const ahead = new Lookahead(tokens)
  let open: TypedList[] = []
  return tokens.map((token, index) => {
    if (token === null) return null
    const choice = bestChoice(open, token, index, ahead)
    if (choice === null) return null
    const { reading, goesOn } = choice
    if (goesOn !== null) {
      open = open.slice(0, open.indexOf(goesOn) + 1)
      goesOn.value = reading.value
      return { list: goesOn, value: reading.value }
    }
    const around = surrounding(open, token, reading, index, ahead)
    const outermost = around[0]
    const list: TypedList = {
      shape: shapeOf(token, reading),
      token,
      reading,
      parent: around.at(-1) ?? null,
      numbered: token.outer.length > 0 ? ownerOf(around, token) : null,
      section: outermost === undefined ? null : openingWord.test(outermost.token.word) ? outermost : outermost.section,
      value: reading.value,
    }
    open = [...around, list].slice(-9)
    return { list, value: reading.value }
  })
}
