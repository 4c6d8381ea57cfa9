import type { Node } from 'prosemirror-model'
import { canonicalJson } from '#shared/lib/canonical-json.ts'
import type { SignatureBlockAttributes, TextOrField } from '#shared/document/attributes.ts'
import type { OpaqueAttributes } from '#shared/document/opaque.ts'
import type { TokenReader, Tokens } from '#shared/compare/tokens.ts'
import type { Vocabulary } from '#shared/compare/vocabulary.ts'

/** Something that is aligned as a whole before its words are: a block, a row, a cell. */
export interface Item {
  readonly kind: string
  readonly node: Node
  readonly ids: Int32Array
  /** Items of one kind and the same words have the same print, whatever white space and formatting is in them. */
  readonly print: number
  /** What its words weigh. */
  readonly mass: number
  /** The id of a block, stable over the versions of one document; null where there is none. */
  readonly id: string | null
  /** Of a paragraph, its text. */
  readonly tokens: Tokens | null
}

/** The distinct tokens of an item in ascending order, and how often each occurs. */
export interface Bag {
  readonly ids: Int32Array
  readonly counts: Int32Array
}

interface Known {
  readonly ids: Int32Array
  readonly print: number
  readonly mass: number
}

function sameIds(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false
  return true
}

/** FNV-1a over the tokens' numbers; equal hashes are still compared. */
function hashOf(ids: Int32Array): number {
  let hash = 0x811c9dc5
  for (const id of ids) hash = Math.imul(hash ^ id, 0x01000193)
  return hash ^ ids.length
}

/** Two tokens that follow each other as one number, above that of every single token and exact in a double: tokens are fewer than 2^26. */
export function neighbourhood(first: number, second: number): number {
  return (first + 1) * 0x4000000 + second
}

/** Makes items of nodes and knows which are equal. */
export class ItemReader {
  readonly #prints = new Map<number, Known[]>()
  readonly #ofTokens = new Map<Tokens, Known>()
  readonly #bags = new Map<number, Bag>()
  readonly #neighbours = new Map<number, Float64Array>()
  #nextPrint = 0
  readonly reader: TokenReader

  constructor(reader: TokenReader) {
    this.reader = reader
  }

  get vocabulary(): Vocabulary {
    return this.reader.vocabulary
  }

  #known(ids: Int32Array): Known {
    const hash = hashOf(ids)
    const bucket = this.#prints.get(hash) ?? []
    const found = bucket.find((known) => sameIds(known.ids, ids))
    if (found !== undefined) return found
    let mass = 0
    for (const id of ids) mass += this.vocabulary.weight(id)
    const made = { ids, print: this.#nextPrint, mass }
    this.#nextPrint += 1
    bucket.push(made)
    this.#prints.set(hash, bucket)
    return made
  }

  #paragraph(node: Node): Item {
    const tokens = this.reader.read(node)
    let known = this.#ofTokens.get(tokens)
    if (known === undefined) {
      known = this.#known(tokens.ids)
      this.#ofTokens.set(tokens, known)
    }
    return { kind: 'paragraph', node, ...known, ids: tokens.ids, id: node.attrs['id'] as string | null, tokens }
  }

  #bound(name: string): number {
    return this.vocabulary.special(name, 'bound')
  }

  #textsIn(node: Node, ids: number[]): void {
    if (node.type.name === 'opaqueBlock') this.#opaque(node, ids)
    else if (node.inlineContent) for (const id of this.reader.read(node).ids) ids.push(id)
    else for (const child of node.children) this.#textsIn(child, ids)
    ids.push(this.#bound(node.type.name))
  }

  #signature(node: Node, ids: number[]): void {
    const { party, signer, capacity } = node.attrs as SignatureBlockAttributes
    const told: readonly TextOrField[] = [party, signer, capacity]
    for (const value of told) {
      if ('field' in value) ids.push(this.vocabulary.special(`field ${value.field}`, 'atom'))
      else for (const word of value.text.split(/\s+/)) if (word !== '') ids.push(this.vocabulary.word(word))
      ids.push(this.#bound('part'))
    }
  }

  #opaque(node: Node, ids: number[]): void {
    const { kind, words, xml, parts } = node.attrs as OpaqueAttributes
    for (const word of words.split(/\s+/)) if (word !== '') ids.push(this.vocabulary.word(word))
    ids.push(this.vocabulary.special(`opaque ${canonicalJson({ kind, xml, parts })}`, 'atom'))
  }

  /** The item of a block, a row or a cell. */
  read(node: Node): Item {
    const kind = node.type.name
    if (kind === 'paragraph') return this.#paragraph(node)
    // A bound in front keeps an empty table from passing for an empty paragraph.
    const ids = [this.#bound(`a ${kind}`)]
    if (kind === 'signatureBlock') this.#signature(node, ids)
    else if (kind === 'opaqueBlock') this.#opaque(node, ids)
    else this.#textsIn(node, ids)
    return { kind, node, ...this.#known(Int32Array.from(ids)), id: (node.attrs['id'] as string | null | undefined) ?? null, tokens: null }
  }

  /** The bag of an item's tokens, made once for all items of the same print. */
  bag(item: Item): Bag {
    const known = this.#bags.get(item.print)
    if (known !== undefined) return known
    const sorted = Int32Array.from(item.ids).sort()
    const ids: number[] = []
    const counts: number[] = []
    for (const id of sorted) {
      if (ids.at(-1) === id) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1
      else {
        ids.push(id)
        counts.push(1)
      }
    }
    const made = { ids: Int32Array.from(ids), counts: Int32Array.from(counts) }
    this.#bags.set(item.print, made)
    return made
  }

  /** Every two tokens that follow each other in an item, as numbers in ascending order. */
  neighbours(item: Item): Float64Array {
    const known = this.#neighbours.get(item.print)
    if (known !== undefined) return known
    const { ids } = item
    const made = new Float64Array(Math.max(0, ids.length - 1))
    for (let index = 0; index < made.length; index += 1) made[index] = neighbourhood(ids[index] ?? 0, ids[index + 1] ?? 0)
    made.sort()
    this.#neighbours.set(item.print, made)
    return made
  }
}
