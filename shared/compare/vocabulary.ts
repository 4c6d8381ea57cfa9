/** What kind of thing a token is, for the rules that clean a comparison. */
export type TokenClass = 'word' | 'stop' | 'punctuation' | 'atom' | 'end' | 'bound'

/**
 * How much a token counts when it is decided what stayed and what was replaced: words carry a text, the small words and the punctuation
 * between them do not. A paragraph's end counts as two words, so that it is not given up lightly.
 */
const classWeights: Readonly<Record<TokenClass, number>> = { word: 1, stop: 0.25, punctuation: 0.1, atom: 1, end: 2, bound: 0 }

const stopWords = new Set(
  `a an the this that these those such any all each every other another some no not and or but nor if as than then so
  of to in on at by for from with without into upon under over within between among against through during before after above below about out up off
  is are was were be been being am do does did done has have had having will would shall should may might can could must
  it its he she they them their his her him we us our you your who whom whose which what where when
  hereof herein hereto hereby hereunder thereof therein thereto thereby thereunder whereas also only`.split(/\s+/),
)

/** Words that are listed, and words in small letters of at most two letters in whatever language. */
function isStopWord(text: string): boolean {
  return stopWords.has(text.length > 12 ? '' : text.toLowerCase()) || /^\p{Ll}{1,2}$/u.test(text)
}

const wordStart = /^[\p{L}\p{N}\p{M}£$€¥]/u
const sentenceEnd = /^[.?!;。！？；؟؛।]$/u

function classOf(text: string): TokenClass {
  if (!wordStart.test(text)) return 'punctuation'
  return isStopWord(text) ? 'stop' : 'word'
}

/** Every distinct token of the texts compared, as a number, with what the rules ask about it. */
export class Vocabulary {
  readonly #ids = new Map<string, number>()
  readonly #texts: string[] = []
  readonly #classes: TokenClass[] = []
  readonly #weights: number[] = []
  readonly #endsSentence: boolean[] = []
  /** The end of a paragraph. */
  readonly end: number = this.#add('\n', 'end')

  #add(key: string, kind: TokenClass): number {
    const id = this.#texts.length
    this.#ids.set(key, id)
    this.#texts.push(key)
    this.#classes.push(kind)
    this.#weights.push(classWeights[kind])
    this.#endsSentence.push(sentenceEnd.test(key))
    return id
  }

  /** The number of a word or a punctuation mark. */
  word(text: string): number {
    return this.#ids.get(text) ?? this.#add(text, classOf(text))
  }

  /** The number of an inline atom, or of what bounds cells and rows, by a key that names all there is to it. */
  special(key: string, kind: 'atom' | 'bound'): number {
    // A space can be in no word, so that no text passes for an atom.
    return this.#ids.get(` ${key}`) ?? this.#add(` ${key}`, kind)
  }

  weight(id: number): number {
    return this.#weights[id] ?? 0
  }

  class(id: number): TokenClass {
    return this.#classes[id] ?? 'bound'
  }

  text(id: number): string {
    return this.#texts[id] ?? ''
  }

  /** Whether a sentence, or an item of an enumeration, ends with this token. */
  endsSentence(id: number): boolean {
    return this.#endsSentence[id] ?? false
  }
}
