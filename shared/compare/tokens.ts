import type { Node } from 'prosemirror-model'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import { isAnnotation } from '#shared/document/tracking.ts'
import { solid } from '#shared/compare/units.ts'
import type { Vocabulary } from '#shared/compare/vocabulary.ts'

/** The text of a paragraph or a footnote in units (see alignment.ts), and its words. White space is in no token. */
export interface Tokens {
  /** One UTF-16 code unit for each unit; U+FFFC for an atom. */
  readonly text: string
  readonly ids: Int32Array
  /** Where each token begins and ends, in units. */
  readonly from: Int32Array
  readonly to: Int32Array
  /** The footnotes among the tokens, by the index of their token. */
  readonly footnotes: ReadonlyMap<number, Node>
}

/**
 * What counts as one word: an address, an amount or a date with its separators, currency and unit (€ stays apart only behind the figure), a
 * clause number with its brackets, a word with its inner apostrophes and hyphens, a run of dots, dashes or underlines, and in scripts that
 * put no space between words each character. Whatever else there is stands alone, with what combines with it.
 */
const tokenPattern = new RegExp(
  [
    String.raw`(?:https?:\/\/|www\.)[^\s<>"“”]*[^\s<>"“”.,;:)\]’']`,
    String.raw`[£$€¥]?\d+(?:[.,'’:\/-]\d+)*(?:[\p{L}\p{M}]+|%)?(?:\([\p{L}\d]{1,4}\))*`,
    String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*`,
    String.raw`[\p{L}\p{N}\p{M}]+(?:(?:['’&@+_\/‐‑-]|\.(?=[\p{Ll}\p{N}]))[\p{L}\p{N}\p{M}]+)*`,
    String.raw`\.{2,}`,
    '_+',
    '-{2,}',
    String.raw`\S[\p{M}\u200D\uFE0F]*`,
  ].join('|'),
  'gu',
)

interface Atom {
  readonly at: number
  readonly key: string
  readonly node: Node
}

/** Everything there is to an inline atom, marks aside; of a footnote its words, so that formatting in it is no change of its text. */
function atomKey(node: Node): string {
  return node.type.name === 'footnote' ? `footnote ${contentKey(node)}` : `${node.type.name} ${canonicalJson(node.attrs)}`
}

function contentKey(parent: Node): string {
  const parts: string[] = []
  for (const child of parent.children) parts.push(child.isText ? `"${child.text ?? ''}` : `<${atomKey(child)}>`)
  return parts.join('')
}

/** Reads texts, each distinct one once: what stayed as it was costs one look-up. */
export class TokenReader {
  readonly #known = new Map<string, Tokens>()
  readonly vocabulary: Vocabulary

  constructor(vocabulary: Vocabulary) {
    this.vocabulary = vocabulary
  }

  /** The tokens of a paragraph's or a footnote's inline content; equal texts give the same object. */
  read(parent: Node): Tokens {
    let text = ''
    const atoms: Atom[] = []
    const seams: number[] = []
    let annotated = false
    for (const child of parent.children) {
      const isAnnotated = child.marks.some(isAnnotation)
      if (isAnnotated || annotated) seams.push(text.length)
      annotated = isAnnotated
      if (child.isText) text += child.text ?? ''
      else {
        atoms.push({ at: text.length, key: atomKey(child), node: child })
        text += solid
      }
    }
    const key = atoms.length + seams.length === 0 ? text : [text, seams.join(' '), ...atoms.map(({ at, key }) => `${at} ${key}`)].join('\u0000')
    const known = this.#known.get(key)
    // Footnotes of equal words are equal here, whatever formatting is in them; any of them stands for all.
    if (known !== undefined) return known
    const read = this.#tokens(text, atoms, seams)
    this.#known.set(key, read)
    return read
  }

  #tokens(text: string, atoms: readonly Atom[], seams: readonly number[]): Tokens {
    const ids: number[] = []
    const from: number[] = []
    const to: number[] = []
    const footnotes = new Map<number, Node>()
    const words = (start: number, end: number): void => {
      for (const match of text.slice(start, end).matchAll(tokenPattern)) {
        ids.push(this.vocabulary.word(match[0]))
        from.push(start + match.index)
        to.push(start + match.index + match[0].length)
      }
    }
    let done = 0
    let next = 0
    // No word is read across an edge of what is annotated.
    const wordsUpTo = (end: number): void => {
      for (; (seams[next] ?? Number.POSITIVE_INFINITY) < end; next += 1) {
        const seam = seams[next] ?? done
        if (seam <= done) continue
        words(done, seam)
        done = seam
      }
      words(done, end)
    }
    for (const { at, key, node } of atoms) {
      wordsUpTo(at)
      if (node.type.name === 'footnote') footnotes.set(ids.length, node)
      ids.push(this.vocabulary.special(key, 'atom'))
      from.push(at)
      to.push(at + 1)
      done = at + 1
    }
    wordsUpTo(text.length)
    return { text, ids: Int32Array.from(ids), from: Int32Array.from(from), to: Int32Array.from(to), footnotes }
  }
}
