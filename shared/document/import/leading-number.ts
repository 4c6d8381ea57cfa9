import type { Node } from 'prosemirror-model'
import { readNumberToken, type NumberToken } from '#shared/document/import/number-token.ts'

/** The number typed at the start of a paragraph's words, whatever marks they bear; or the marker of an ordered list's item. */
export function leadingNumber(content: readonly Node[], marker = ''): NumberToken | null {
  if (marker !== '') return readNumberToken(`${marker} `)
  let words = ''
  for (const node of content) {
    if (!node.isText || words.length > 80) break
    words += node.text ?? ''
  }
  const token = readNumberToken(words.slice(0, 120))
  if (token === null) return null
  const rest = words.slice(token.length)
  const plain = token.word === '' && token.open === '' && token.close === '' && token.outer.length === 0
  // “12 months after …” and “Section 5 says …” begin with a number that is part of the sentence.
  return (plain || token.word !== '') && /^[\p{Ll},;)]/u.test(rest) ? null : token
}

/** The content without its first `length` characters of text. */
export function withoutLeading(content: readonly Node[], length: number): Node[] {
  const rest: Node[] = []
  let left = length
  for (const node of content) {
    const words = node.text ?? ''
    if (left === 0 || !node.isText) rest.push(node)
    else if (words.length > left) {
      rest.push(node.cut(left))
      left = 0
    } else left -= words.length
  }
  return rest
}
